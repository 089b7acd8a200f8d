package dev.densescope.report.content;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.memory.Category;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Summary;
import dev.densescope.report.analysis.finding.Findings;
import dev.densescope.report.chart.StorageBars;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** The content of a report of runs. */
public final class ReportDocument {
    private final Report report;
    private final DesignSection design;
    private final ChartNames names;
    private final WriteProgress progress;
    private final List<Document.Section> sections = new ArrayList<>();

    private ReportDocument(Report report, WriteProgress progress) {
        this.report = report;
        this.progress = progress;
        this.design = new DesignSection(report.spec());
        this.names = new ChartNames(report);
    }

    /** The document of a report. */
    public static Document of(Report report) {
        return of(report, WriteProgress.NONE);
    }

    /**
     * The document of a report.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static Document of(Report report, WriteProgress progress) {
        return new ReportDocument(report, progress).document();
    }

    private Document document() {
        progress.written(0);
        addResults();
        addMemory();
        addTraining();
        section(translated("Glossary"), "", List.of(Glossary.terms()));
        RunRecord first = report.runs().get(0);
        return new Document(head(first), sections, first.environment().program());
    }

    private Document.Head head(RunRecord first) {
        return new Document.Head(
                "report",
                report.spec().name() + ", batch " + report.spec().batch(),
                design.line() + " · on " + first.device().name(),
                Summary.sentence(report),
                List.of(overview()),
                report.createdAt());
    }

    private Figure overview() {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        report.runs()
                .forEach(run ->
                        shown.addAll(run.prediction().reservedByCategory().keySet()));
        return new Figure(
                ChartNames.RESERVED,
                report.numbers().translated("Memory reserved by one training step"),
                List.of(LegendKey.of(shown, report.numbers())),
                width -> new StorageBars(width).draw(report));
    }

    private void addResults() {
        section(translated("Findings"), "", List.of(new Block.Findings(Findings.of(report))));
        section(
                translated("Strategies"),
                StrategyTable.lead(report),
                List.of(new StrategyTable(report).table(), new ExactBytesTable(report).details()));
        if (!report.measuredRuns().isEmpty()) {
            section(translated("Time of one step"), StepTimeTable.lead(), List.of(new StepTimeTable(report).table()));
        }
    }

    private void addMemory() {
        section(
                translated("Memory during one step"),
                "Live bytes (of values that will still be read) during the last step.",
                new TimelineSection(report, names).blocks());
        section(
                translated("Memory of each layer"),
                "Bytes in storage that only this layer uses; its bytes in shared storage are in the tables.",
                new LayerSection(report, names).blocks());
        if (FrameworkSection.applies(report)) {
            section(
                    translated("In other frameworks"),
                    FrameworkSection.lead(),
                    List.of(new FrameworkSection(report).table()));
        }
        if (DeviceMemorySection.applies(report)) {
            section(
                    translated("Memory of the GPU"),
                    DeviceMemorySection.lead(),
                    new DeviceMemorySection(report).blocks());
        }
        section(translated("Cost of recomputation"), "", new BillSection(report).blocks());
    }

    private void addTraining() {
        section(translated("Loss"), "", new LossSection(report).blocks());
        section(translated("Design"), "", design.blocks());
        if (RecognisedData.isIn(report)) {
            section(translated("Data"), DataSection.lead(), new DataSection(report).blocks());
        }
        section(translated("How it was run"), "", settings());
    }

    private List<Block> settings() {
        if (report.isOneTraining()) {
            return List.of(new SettingsSection(report.runs().get(0)).facts());
        }
        List<Block> blocks = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            blocks.add(new Block.Heading(report.label(run)));
            blocks.add(new SettingsSection(run).facts());
        }
        return blocks;
    }

    private String translated(String heading) {
        return report.numbers().translated(heading);
    }

    private void section(String heading, String lead, List<Block> blocks) {
        sections.add(new Document.Section(heading, lead, blocks));
        progress.written(sections.size() / (sections.size() + 1.0));
    }
}
