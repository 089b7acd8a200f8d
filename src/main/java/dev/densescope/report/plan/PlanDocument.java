package dev.densescope.report.plan;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.content.DesignSection;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.drawing.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of a report of plans as a document. */
public final class PlanDocument {
    /** The name of the chart of memory against time. */
    static final String CURVE = "curve";
    /** The name of the chart of what each layer keeps. */
    static final String DECISIONS = "decisions";

    /** The names of all charts. */
    public static final List<String> CHARTS = List.of(CURVE, DECISIONS);

    private final PlanReport report;
    private final PlanTables tables;
    private final DesignSection design;
    private final LayerDecisions decisions;
    private final List<Document.Section> sections = new ArrayList<>();

    private PlanDocument(PlanReport report) {
        this.report = report;
        tables = new PlanTables(report);
        design = new DesignSection(report.subject().spec());
        decisions = LayerDecisions.of(report.subject().network(), report.shown().plan());
    }

    /** The document of a report. */
    public static Document of(PlanReport report) {
        return new PlanDocument(report).document();
    }

    private Document document() {
        section("Findings", "", List.of(new Block.Findings(PlanFindings.of(report))));
        section(
                "Plans, strategies and frameworks",
                "Bytes are exact, those of frameworks are of models; times of a step are estimates.",
                List.of(tables.alternatives()));
        section(
                "Plans on the curve",
                "Each is the fastest plan that reserves as much. No plan is faster than the lower bound.",
                List.of(new Block.Details("Every plan on the curve", true, List.of(tables.curve()))));
        section("What each layer keeps", decisionsLead(), decisions());
        report.fits().ifPresent(this::addFits);
        section("Design", "", design.blocks());
        section("Where times come from", "", List.of(new Block.Facts(List.of(costs()))));
        section(
                "The plan as text",
                planLead(),
                List.of(new Block.Code(report.shown().plan().text())));
        return new Document(head(), sections, report.subject().program());
    }

    private Document.Head head() {
        return new Document.Head(
                "plan",
                report.subject().spec().name() + ", batch "
                        + report.subject().spec().batch(),
                design.line() + " · for " + report.subject().costs().device().name(),
                PlanSummary.sentence(report),
                List.of(new Figure(
                        CURVE,
                        "Reserved memory against the time of a step",
                        List.of(curveKeys()),
                        width -> new CurveChart(report, width).draw())),
                report.subject().createdAt());
    }

    private List<LegendKey> curveKeys() {
        List<LegendKey> keys = new ArrayList<>();
        keys.add(LegendKey.line(Style.CURVE, "fastest plans"));
        keys.add(LegendKey.area(Style.POINT, "strategies"));
        keys.add(LegendKey.line(Style.FRAMEWORK, "frameworks, modelled"));
        report.budget().ifPresent(budget -> {
            keys.add(LegendKey.line(Style.BUDGET, "budget"));
            keys.add(LegendKey.area(Style.CHOSEN, "plan within the budget"));
        });
        return keys;
    }

    private String decisionsLead() {
        return report.budget().isPresent()
                ? "The outputs of each layer under the plan within the budget."
                : "The outputs of each layer under the fastest plan.";
    }

    private String planLead() {
        return report.budget().isPresent()
                ? "The plan within the budget, to be saved in a file and run."
                : "The fastest plan, to be saved in a file and run.";
    }

    private List<Block> decisions() {
        List<LegendKey> keys = decisionKeys();
        return List.of(
                new Block.Legend(keys),
                new Figure(
                        DECISIONS,
                        "What each layer keeps",
                        List.of(keys),
                        width -> new DecisionsChart(decisions, width).draw()),
                new Block.Details("The decision for every layer", false, List.of(PlanTables.decisions(decisions))));
    }

    private List<LegendKey> decisionKeys() {
        List<LegendKey> keys = new ArrayList<>();
        for (Category category : List.of(Category.CONCATENATION, Category.BATCH_NORM, Category.CONVOLUTION)) {
            if (decisions.keepsAny(category)) {
                keys.add(LegendKey.area(Style.of(category), category.label() + " kept"));
            }
        }
        if (decisions.hasAny(OutputState.RECOMPUTED) || decisions.hasAny(OutputState.IN_CHUNKS)) {
            keys.add(LegendKey.area(Style.of(Phase.RECOMPUTE), "recomputed"));
        }
        if (decisions.hasAny(OutputState.IN_CHUNKS)) {
            keys.add(LegendKey.area(
                    DecisionsChart.style(OutputState.IN_CHUNKS, LayerOutput.NORM1),
                    "with gaps: in chunks of channels"));
        }
        if (decisions.hasAny(OutputState.IN_PLACE)) {
            keys.add(LegendKey.area(Style.IN_PLACE, "in place, no copy"));
        }
        return keys;
    }

    private void addFits(DesignsThatFit fits) {
        section(
                "What fits into " + QuantityText.FILES.bytes(fits.bytes()),
                "The largest value of each dimension, with the other fields of the design. Layers: of all dense blocks. "
                        + "Growth rate: of the first block, the others in proportion.",
                List.of(tables.fits(fits), Paragraph.of(Paragraph.Role.NOTE, exactly(fits))));
    }

    private static String exactly(DesignsThatFit fits) {
        return "Exactly: %s.".formatted(QuantityText.FILES.exactBytes(fits.bytes()));
    }

    private Map<String, String> costs() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Device", report.subject().costs().device().name());
        facts.put("Kernels", report.subject().costs().device().kernels());
        long bytes = report.subject().costs().device().totalBytes();
        facts.put("Device memory", bytes == 0 ? "not known" : QuantityText.FILES.bytes(bytes));
        facts.put("Source", report.subject().costs().source().id());
        report.subject()
                .costs()
                .history()
                .calibrated()
                .ifPresent(instant -> facts.put("Calibrated", instant.toString()));
        facts.put("Refined by", report.subject().costs().history().runs() + " completed runs");
        if (!report.subject().locks().layers().isEmpty()) {
            facts.put(
                    "Locked layers",
                    Integer.toString(report.subject().locks().layers().size()));
        }
        return facts;
    }

    private void section(String heading, String lead, List<Block> blocks) {
        sections.add(new Document.Section(heading, lead, blocks));
    }
}
