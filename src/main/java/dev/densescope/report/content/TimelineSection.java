package dev.densescope.report.content;

import dev.densescope.memory.Category;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.ExtremeRuns;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.report.chart.TimelineChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.drawing.Style;
import dev.densescope.session.RunRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Memory during a step, one chart per run on one scale. */
final class TimelineSection {
    private final Report report;
    private final ChartNames names;

    TimelineSection(Report report, ChartNames names) {
        this.report = report;
        this.names = names;
    }

    List<Block> blocks() {
        TimelineChart.Scale scale = TimelineChart.Scale.of(report.runs());
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(
                Paragraph.Role.CHART_LEAD, "All charts have the same scales; the strip below each shows the phase."));
        List<List<LegendKey>> legends = legends();
        legends.forEach(keys -> blocks.add(new Block.Legend(keys)));
        for (int i = 0; i < report.runs().size(); i++) {
            RunRecord run = report.runs().get(i);
            String label = report.label(run);
            blocks.add(new Block.Heading(label));
            blocks.add(figures(run));
            blocks.add(figure(names.timeline(i), run, label, new Look(scale, legends)));
        }
        ExtremeRuns.of(report).map(ExtremeRuns::smallest).ifPresent(run -> blocks.addAll(enlarged(run, legends)));
        return blocks;
    }

    /** On the common scale the smallest run is hard to read: it is drawn once more on its own scale. */
    private List<Block> enlarged(RunRecord run, List<List<LegendKey>> legends) {
        String label = report.numbers().translated("%s, enlarged", report.label(run));
        return List.of(
                new Block.Heading(label),
                Paragraph.of(Paragraph.Role.CHART_LEAD, "The same step on its own scale."),
                figure(ChartNames.ENLARGED, run, label, new Look(TimelineChart.Scale.of(List.of(run)), legends)));
    }

    private record Look(TimelineChart.Scale scale, List<List<LegendKey>> legends) {}

    private Figure figure(String name, RunRecord run, String label, Look look) {
        return new Figure(
                name,
                report.numbers().translated("Memory during one step: %s", label),
                look.legends(),
                width -> new TimelineChart(look.scale(), width, report.numbers()).draw(run, label));
    }

    /** Areas of the plot; its lines, and the strip below it. */
    private List<List<LegendKey>> legends() {
        Stream<LegendKey> lines = Stream.of(
                LegendKey.line(Style.OUTLINE, report.numbers().translated("predicted")),
                LegendKey.line(Style.RESERVED, report.numbers().translated("reserved")));
        return List.of(
                LegendKey.of(shown(), report.numbers()),
                Stream.concat(lines, LegendKey.phases(report.numbers()).stream())
                        .toList());
    }

    /** Categories with bytes in any run. */
    private Set<Category> shown() {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        for (RunRecord run : report.runs()) {
            for (Category category : Category.STACK) {
                if (run.prediction().profile().peakBytes(category) > 0) {
                    shown.add(category);
                }
            }
        }
        return shown;
    }

    private static Paragraph figures(RunRecord run) {
        if (run.steps().isEmpty()) {
            return Paragraph.figures(run.outcome().sentence());
        }
        StepTimes times = StepTimes.of(run);
        Paragraph paragraph = Paragraph.figures("Medians: ")
                .and(QuantityText.FILES.duration(times.medianNanos()), " a step, ")
                .and(QuantityText.FILES.duration(times.forwardNanos()), " forward, ");
        if (times.recomputeNanos() > 0) {
            paragraph = paragraph.and(QuantityText.FILES.duration(times.recomputeNanos()), " recompute, ");
        }
        paragraph = paragraph
                .and(QuantityText.FILES.duration(times.backwardNanos()), " backward, ")
                .and(QuantityText.FILES.duration(times.updateNanos()), " update. ");
        return run.lastTrace().map(traced(paragraph)).orElse(paragraph);
    }

    /** States which step the chart shows, and its peak. */
    private static Function<StepTrace, Paragraph> traced(Paragraph paragraph) {
        return trace -> {
            Paragraph drawn = trace.finished() == 0
                    ? paragraph
                    : paragraph
                            .and("", "The chart shows the last step, whose operations took ")
                            .and(QuantityText.FILES.duration(trace.spanNanos()), ". ");
            return trace.started() == 0 ? drawn : peak(drawn, PeakAttribution.of(trace));
        };
    }

    private static Paragraph peak(Paragraph paragraph, PeakAttribution peak) {
        return paragraph
                .and("", "Peak ")
                .and(
                        QuantityText.FILES.bytes(peak.bytes()),
                        " live during " + peak.operation().name() + " of "
                                + peak.operation().layer() + ".");
    }
}
