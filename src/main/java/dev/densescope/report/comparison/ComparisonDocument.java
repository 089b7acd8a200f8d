package dev.densescope.report.comparison;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.text.Headline;
import dev.densescope.compare.text.Remarks;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.problem.NameList;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.QuantityTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** The content of a report of compared runs as a document. */
public final class ComparisonDocument {
    /** The names of all charts that a comparison may have. */
    public static final List<String> CHARTS =
            Stream.concat(OverlayFigures.names(), LayerDifferences.names()).toList();

    private final ComparisonReport report;
    private final Comparison comparison;
    private final WriteProgress progress;
    private final List<Document.Section> sections = new ArrayList<>();

    private ComparisonDocument(ComparisonReport report, WriteProgress progress) {
        this.report = report;
        this.progress = progress;
        comparison = report.comparison();
    }

    /** The document of a comparison. */
    public static Document of(ComparisonReport report) {
        return of(report, WriteProgress.NONE);
    }

    /**
     * The document of a comparison.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static Document of(ComparisonReport report, WriteProgress progress) {
        return new ComparisonDocument(report, progress).document();
    }

    private Document document() {
        progress.written(0);
        RunTable runs = new RunTable(comparison);
        section("Runs", runs.lead(), List.of(runs.table(), runs.exactBytes()));
        List<String> remarks = Remarks.of(comparison);
        if (!remarks.isEmpty()) {
            List<Block> paragraphs = remarks.stream()
                    .<Block>map(remark -> Paragraph.of(Paragraph.Role.PLAIN, remark))
                    .toList();
            section("What to keep in mind", "", paragraphs);
        }
        List<Block> figures = new OverlayFigures(comparison).blocks();
        if (!figures.isEmpty()) {
            section("Live memory", "", figures);
        }
        List<Block> layers = new LayerDifferences(comparison).blocks();
        if (!layers.isEmpty()) {
            section("Differences per layer", LayerDifferences.lead(comparison), layers);
        }
        section("What was compared", "", new RunFacts(comparison).blocks());
        section("Glossary", "", List.of(glossary()));
        return new Document(head(), sections, report.program());
    }

    private Document.Head head() {
        return new Document.Head(
                "comparison",
                NameList.and(comparison.labels()),
                subtitle(),
                new Headline(comparison, QuantityText.FILES).sentence(),
                List.of(),
                report.createdAt());
    }

    /** The designs, each once. */
    private String subtitle() {
        List<String> designs = comparison.runs().stream()
                .map(run -> run.identity())
                .map(RunIdentity::design)
                .map(Text::toString)
                .filter(design -> !design.isEmpty())
                .distinct()
                .toList();
        return String.join(" · ", designs);
    }

    private static Block.Terms glossary() {
        Map<String, String> terms = new LinkedHashMap<>();
        QuantityTerms.putBytes(terms);
        terms.put(
                "Live bytes of others",
                "A baseline counts those of its framework: arrays and the memory of workspaces. A PyTorch snapshot or a "
                        + "Chrome trace has what the allocator gave to tensors, which may be kept after their last use.");
        terms.put(
                "Median step",
                "Of the measured steps, with the quartiles: half of the steps took a time between them.");
        terms.put(
                "Time ratio",
                "Step time over that of the reference: the median of the ratios of all pairs of steps, with the interval "
                        + "that contains the true ratio in at least 95 % of comparisons. No difference is seen if it contains 1. The "
                        + "ratio of the two medians may differ from it if step times vary.");
        terms.put("Recomputation", "The part of a step spent on computing outputs again in backward.");
        terms.put("Same bits", "The losses of every step that both runs have finished are equal, bit for bit.");
        QuantityTerms.putUnits(terms);
        return new Block.Terms(terms);
    }

    private void section(String heading, String lead, List<Block> blocks) {
        sections.add(new Document.Section(heading, lead, blocks));
        progress.written(sections.size() / (sections.size() + 1.0));
    }
}
