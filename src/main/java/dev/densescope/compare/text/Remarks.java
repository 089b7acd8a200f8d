package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.problem.NameList;
import dev.densescope.session.RecordedRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What limits a comparison, in sentences. */
public final class Remarks {
    private final Comparison comparison;
    private final List<String> labels;
    /** The runs whose step times are compared with an interval, though they took no turns with the reference. */
    private final BitSet timed = new BitSet();
    /** Those that did. */
    private final BitSet inTurns = new BitSet();

    private Remarks(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
        for (int run = 0; run < labels.size(); run++) {
            if (comparison.time(run) instanceof TimeComparison.Ratio ratio) {
                (ratio.isPaired() ? inTurns : timed).set(run);
            }
        }
    }

    /** One sentence each; often only what intervals contain. */
    public static List<String> of(Comparison comparison) {
        return new Remarks(comparison).all();
    }

    private List<String> all() {
        List<String> remarks = new ArrayList<>();
        for (int run = 0; run < labels.size(); run++) {
            ofRun(run, remarks);
        }
        if (!timed.isEmpty()) {
            rough().ifPresent(remarks::add);
            remarks.add(
                    "Intervals follow from the steps of each run; how much a run differs when it is started again is"
                            + " not in them.");
        }
        if (!inTurns.isEmpty()) {
            remarks.add("%s took turns with %s: their intervals contain how much the machine changed meanwhile."
                    .formatted(
                            NameList.and(inTurns.stream().mapToObj(labels::get).toList()), labels.get(0)));
        }
        return remarks;
    }

    private void ofRun(int run, List<String> remarks) {
        ComparedRun compared = comparison.runs().get(run);
        compared.notices().forEach(notice -> remarks.add("%s: %s".formatted(labels.get(run), notice)));
        if (timed.get(run) && isElsewhere(compared, comparison.reference())) {
            remarks.add(
                    "%s ran with other devices, threads or precision than %s: the ratio of times compares these too."
                            .formatted(labels.get(run), labels.get(0)));
        }
        if (run > 0) {
            ofDesign(run).ifPresent(remarks::add);
        }
    }

    private Optional<String> ofDesign(int run) {
        String label = labels.get(run);
        String reference = labels.get(0);
        return switch (comparison.design(run)) {
            case SAME -> Optional.empty();
            case OTHER ->
                Optional.of("%s has another design or batch than %s: its memory differs for that reason too."
                        .formatted(label, reference));
            case UNKNOWN -> {
                boolean isImported =
                        comparison.runs().get(run).identity().origin().isImported();
                yield Optional.of(
                        "%s names no network and no batch: its memory is comparable only if they are those of %s."
                                .formatted(isImported ? label : reference, isImported ? reference : label));
            }
        };
    }

    private Optional<String> rough() {
        List<String> unsteady = IntStream.concat(IntStream.of(0), timed.stream())
                .filter(run -> comparison.runs().get(run).steps().isUnsteady())
                .mapToObj(labels::get)
                .toList();
        return unsteady.isEmpty()
                ? Optional.empty()
                : Optional.of("Times are rough: step times of %s vary widely. Measure again on an idle machine before"
                                .formatted(NameList.and(unsteady))
                        + " comparing times; bytes are exact.");
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
