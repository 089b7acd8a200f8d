package dev.densescope.compare.text;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.MemoryFigures;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RecordedRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What limits a comparison, in sentences. */
public final class Remarks {
    private final Comparison comparison;
    private final QuantityText numbers;
    private final List<String> labels;
    /** The runs whose step times are compared with an interval, though they took no turns with the reference. */
    private final BitSet timed = new BitSet();
    /** Those that did. */
    private final BitSet inTurns = new BitSet();

    private Remarks(Comparison comparison, QuantityText numbers) {
        this.comparison = comparison;
        this.numbers = numbers;
        labels = comparison.labels(numbers.language());
        for (int run = 0; run < labels.size(); run++) {
            if (comparison.time(run) instanceof TimeComparison.Ratio ratio) {
                (ratio.isPaired() ? inTurns : timed).set(run);
            }
        }
    }

    /** One sentence each; often only what intervals contain. */
    public static List<String> of(Comparison comparison) {
        return of(comparison, QuantityText.PLAIN);
    }

    /** The same for other readers. */
    public static List<String> of(Comparison comparison, QuantityText numbers) {
        return new Remarks(comparison, numbers).all();
    }

    private List<String> all() {
        List<String> remarks = new ArrayList<>();
        for (int run = 0; run < labels.size(); run++) {
            ofRun(run, remarks);
        }
        if (!timed.isEmpty()) {
            rough().ifPresent(remarks::add);
            remarks.add(numbers.translated(
                    "Intervals follow from the steps of each run; how much a run differs when it is started again is"
                            + " not in them."));
        }
        if (!inTurns.isEmpty()) {
            remarks.add(numbers.translated(
                    "%s took turns with %s: their intervals contain how much the machine changed meanwhile.",
                    Text.and(inTurns.stream().mapToObj(labels::get).toList()), labels.get(0)));
        }
        storageCounts().ifPresent(remarks::add);
        return remarks;
    }

    /** Explains feature maps that exceed the peak of live bytes, since both stand side by side. */
    private Optional<String> storageCounts() {
        List<String> exceeding = IntStream.range(0, labels.size())
                .filter(run -> exceedsPeak(comparison.runs().get(run).memory()))
                .mapToObj(labels::get)
                .toList();
        return exceeding.isEmpty()
                ? Optional.empty()
                : Optional.of(numbers.translated(
                        "Feature maps of %s exceed the peak of live bytes: they count storage, and storages that are"
                                + " live at different times use the same memory.",
                        Text.and(exceeding).in(numbers.language())));
    }

    private static boolean exceedsPeak(MemoryFigures memory) {
        return memory.forwardFeatureMaps().isPresent()
                && memory.peakLive().isPresent()
                && memory.forwardFeatureMaps().getAsLong() > memory.peakLive().getAsLong();
    }

    private void ofRun(int run, List<String> remarks) {
        ComparedRun compared = comparison.runs().get(run);
        compared.notices().forEach(notice -> remarks.add(numbers.translated("%s: %s", labels.get(run), notice)));
        if (timed.get(run) && isElsewhere(compared, comparison.reference())) {
            remarks.add(numbers.translated(
                    "%s ran with other devices, threads or precision than %s: the ratio of times compares these too.",
                    labels.get(run), labels.get(0)));
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
                Optional.of(numbers.translated(
                        "%s has another design or batch than %s: its memory differs for that reason too.",
                        label, reference));
            case UNKNOWN -> {
                boolean isImported =
                        comparison.runs().get(run).identity().origin().isImported();
                yield Optional.of(numbers.translated(
                        "%s names no network and no batch: its memory is comparable only if they are those of %s.",
                        isImported ? label : reference, isImported ? reference : label));
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
                : Optional.of(numbers.translated(
                        "Times are rough: step times of %s vary widely. Measure again on an idle machine before"
                                + " comparing times; bytes are exact.",
                        Text.and(unsteady).in(numbers.language())));
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
