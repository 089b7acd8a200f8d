package dev.densescope.report.html;

import dev.densescope.memory.Category;
import dev.densescope.memory.PeakAttribution;
import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Comparison;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.report.chart.TimelineChart;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Memory during a step, one chart per run on one scale. */
final class TimelineSection {
    private final Report report;

    TimelineSection(Report report) {
        this.report = report;
    }

    void write(Markup page) {
        TimelineChart.Scale scale = TimelineChart.Scale.of(report.runs());
        Charts.openLegend(page);
        Charts.categoryKeys(page, EnumSet.copyOf(shown()));
        Charts.lineKey(page, "outline", "predicted");
        Charts.lineKey(page, "reserved", "reserved");
        page.close();
        Charts.openLegend(page);
        Charts.phaseKeys(page);
        page.close().line();
        for (RunRecord run : report.runs()) {
            page.element("h3", report.label(run));
            writeFigures(page, run);
            Charts.write(page, width -> new TimelineChart(scale, width).draw(run, report.label(run)));
        }
        Comparison.of(report).map(Comparison::smallest).ifPresent(run -> writeEnlarged(page, run));
    }

    /** On the common scale the smallest run is hard to read: it is drawn once more on its own scale. */
    private void writeEnlarged(Markup page, RunRecord run) {
        page.element("h3", report.label(run) + ", enlarged");
        page.element("p", "The same step on its own scale.", "class", "figures");
        TimelineChart.Scale own = TimelineChart.Scale.of(List.of(run));
        Charts.write(page, width -> new TimelineChart(own, width).draw(run, report.label(run) + ", enlarged"));
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

    private static void writeFigures(Markup page, RunRecord run) {
        page.open("p", "class", "figures");
        if (run.steps().isEmpty()) {
            page.text(run.outcome().sentence());
        } else {
            StepTimes times = StepTimes.of(run);
            page.text("Medians: ");
            figure(page, QuantityText.FILES.duration(times.medianNanos()), " a step, ");
            figure(page, QuantityText.FILES.duration(times.forwardNanos()), " forward, ");
            if (times.recomputeNanos() > 0) {
                figure(page, QuantityText.FILES.duration(times.recomputeNanos()), " recompute, ");
            }
            figure(page, QuantityText.FILES.duration(times.backwardNanos()), " backward, ");
            figure(page, QuantityText.FILES.duration(times.updateNanos()), " update. ");
            run.lastTrace().filter(trace -> trace.finished() > 0).ifPresent(trace -> writeDrawn(page, trace));
            run.lastTrace().filter(trace -> trace.started() > 0).ifPresent(trace -> writePeak(page, trace));
        }
        page.close().line();
    }

    /** States which step the chart shows. */
    private static void writeDrawn(Markup page, StepTrace trace) {
        page.text("The chart shows the last step, whose operations took ");
        figure(page, QuantityText.FILES.duration(trace.endNanos(trace.finished() - 1) - trace.startNanos(0)), ". ");
    }

    private static void writePeak(Markup page, StepTrace trace) {
        PeakAttribution peak = PeakAttribution.of(trace);
        page.text("Peak ");
        figure(page, QuantityText.FILES.bytes(peak.bytes()), " live during ");
        page.text(peak.operation().name() + " of " + peak.operation().layer() + ".");
    }

    private static void figure(Markup page, String figure, String words) {
        page.element("strong", figure).text(words);
    }
}
