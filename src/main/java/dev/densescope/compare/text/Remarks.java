package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.session.RecordedRun;
import java.util.ArrayList;
import java.util.List;

/** What limits a comparison, in sentences. */
public final class Remarks {
    private Remarks() {}

    /** One sentence each; often only what intervals contain. */
    public static List<String> of(Comparison comparison) {
        List<String> remarks = new ArrayList<>();
        List<String> labels = comparison.labels();
        boolean intervals = false;
        for (int run = 0; run < labels.size(); run++) {
            for (String notice : comparison.runs().get(run).notices()) {
                remarks.add("%s: %s".formatted(labels.get(run), notice));
            }
            boolean hasRatio = comparison.time(run) instanceof TimeComparison.Ratio;
            intervals |= hasRatio;
            if (hasRatio && isElsewhere(comparison.runs().get(run), comparison.reference())) {
                remarks.add(
                        "%s ran with other devices, threads or precision than %s: the ratio of times compares these too."
                                .formatted(labels.get(run), labels.get(0)));
            }
        }
        if (intervals) {
            remarks.add(
                    "Intervals follow from the steps of each run; how much a run differs when it is started again is"
                            + " not in them.");
        }
        return remarks;
    }

    private static boolean isElsewhere(ComparedRun run, ComparedRun reference) {
        if (run.record().isEmpty() || reference.record().isEmpty()) {
            return false;
        }
        RecordedRun own = run.record().get();
        RecordedRun other = reference.record().get();
        return !own.settings().on().equals(other.settings().on())
                || !own.environment().processor().equals(other.environment().processor());
    }
}
