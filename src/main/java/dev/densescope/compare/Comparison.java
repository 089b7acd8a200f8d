package dev.densescope.compare;

import dev.densescope.compare.time.TimeComparison;
import dev.densescope.language.Language;
import dev.densescope.language.Text;
import java.util.List;

/**
 * Two to five runs compared with the first of them, the reference. Immutable.
 *
 * @param runs the reference, and the others in the order they are shown
 */
public record Comparison(List<ComparedRun> runs) {
    /** Maximum number of runs: as many as can be told apart by colour. */
    public static final int MAX_RUNS = 5;

    /** @throws ComparisonException if there are not two to five runs, or one is there twice */
    public Comparison {
        runs = List.copyOf(runs);
        if (runs.size() < 2) {
            throw new ComparisonException(Text.of(
                    "A comparison needs 2 to %d runs, but %s given: add a run file, a PyTorch snapshot or a Chrome trace.",
                    MAX_RUNS, runs.isEmpty() ? Text.of("none is") : Text.of("only 1 is")));
        }
        requireAtMost(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            for (ComparedRun earlier : runs.subList(0, i)) {
                if (earlier.isSameAs(runs.get(i))) {
                    throw sameTwice(runs.get(i));
                }
            }
        }
    }

    /** @throws ComparisonException if there are more runs than can be compared */
    public static void requireAtMost(int count) {
        if (count > MAX_RUNS) {
            throw new ComparisonException(Text.of(
                    "A comparison takes at most %d runs, but %d are given: leave out %d of them.",
                    MAX_RUNS, count, count - MAX_RUNS));
        }
    }

    private static ComparisonException sameTwice(ComparedRun run) {
        return new ComparisonException(run.identity()
                .file()
                .map(file -> Text.of("The file %s is given twice: give each once.", file))
                .orElseGet(() -> Text.of(
                        "The run %s is given twice: give each once.",
                        run.identity().name())));
    }

    /** The run that the others are compared with. */
    public ComparedRun reference() {
        return runs.get(0);
    }

    /** The label of each run, all different. */
    public List<String> labels() {
        return labels(Language.ENGLISH);
    }

    /** The same in a language. */
    public List<String> labels(Language language) {
        return RunLabels.of(runs.stream().map(ComparedRun::identity).toList(), language);
    }

    /** The step time of a run compared with that of the reference. */
    public TimeComparison time(int run) {
        if (run == 0) {
            return new TimeComparison.Reference();
        }
        if (design(run) == DesignMatch.OTHER) {
            return new TimeComparison.NotCompared("it is another design or batch");
        }
        StepFigures own = runs.get(run).steps();
        StepFigures others = reference().steps();
        return TimeComparison.ofTurns(others.turns(), own.turns())
                .orElseGet(() -> TimeComparison.of(others.nanos(), own.nanos()));
    }

    /** Whether a run has the design and the batch of the reference. */
    public DesignMatch design(int run) {
        return DesignMatch.of(runs.get(run), reference());
    }

    /**
     * Whether the step times of a run or of the reference vary too widely for their ratio to say much, unless they took
     * turns: then its interval says how much.
     */
    public boolean isTimeRough(int run) {
        return runs.get(run).steps().isUnsteady() || reference().steps().isUnsteady();
    }

    /** Whether a run computed the same losses as the reference. */
    public SameNumbers numbers(int run) {
        return run == 0 ? new SameNumbers.Reference() : SameNumbers.of(runs.get(run), reference());
    }

    /** The layers of a run and of the reference, in forward order; empty if those of either are unknown. */
    public List<LayerDifference> layers(int run) {
        return LayerDifference.between(runs.get(run), reference());
    }
}
