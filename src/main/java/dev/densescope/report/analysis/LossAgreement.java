package dev.densescope.report.analysis;

import dev.densescope.language.Text;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.TrainingDifferences;
import dev.densescope.session.measure.LossMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the losses of runs that differ only in their strategy, bit for bit.
 *
 * @param reference the run with which the others are compared: {@code naive} if present, otherwise the first that
 * finished a step; empty if none did
 * @param verdicts one per run, in their order
 */
public record LossAgreement(Optional<RunRecord> reference, List<Verdict> verdicts) {
    public LossAgreement {
        verdicts = List.copyOf(verdicts);
    }

    /** The result for one run. */
    public sealed interface Verdict {
        RunRecord run();
    }

    /** The reference itself. */
    public record Reference(RunRecord run) implements Verdict {}

    /** All {@code steps} finished by both have the same losses. */
    public record Identical(RunRecord run, int steps) implements Verdict {}

    /** @param step the first step with another loss */
    public record Different(RunRecord run, int step, float loss, float referenceLoss) implements Verdict {}

    /**
     * Another training, or without a step in common with the reference.
     *
     * @param differences from the training of the reference; empty if it is the same
     */
    public record NotComparable(RunRecord run, List<Text> differences) implements Verdict {
        public NotComparable {
            differences = List.copyOf(differences);
        }
    }

    public static LossAgreement of(Report report) {
        Optional<RunRecord> reference = reference(report.runs());
        List<Verdict> verdicts = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            verdicts.add(
                    reference.map(other -> verdict(run, other)).orElseGet(() -> new NotComparable(run, List.of())));
        }
        return new LossAgreement(reference, verdicts);
    }

    /** The result for a run of the report. */
    public Verdict of(RunRecord run) {
        return verdicts.stream()
                .filter(verdict -> verdict.run().equals(run))
                .findFirst()
                .orElseGet(() -> new NotComparable(run, List.of()));
    }

    /** Whether a run is the reference or has the same losses. */
    public boolean agrees(RunRecord run) {
        Verdict verdict = of(run);
        return verdict instanceof Reference || verdict instanceof Identical;
    }

    /** Whether at least two runs were compared and all agree. */
    public boolean allIdentical() {
        return verdicts.size() > 1
                && verdicts.stream().allMatch(verdict -> verdict instanceof Reference || verdict instanceof Identical);
    }

    /** Number of steps of the reference that were compared with every agreeing run; all of its steps without one. */
    public int comparedSteps() {
        return verdicts.stream()
                .filter(Identical.class::isInstance)
                .mapToInt(verdict -> ((Identical) verdict).steps())
                .min()
                .orElseGet(this::referenceSteps);
    }

    /** Finished steps of the reference. */
    public int referenceSteps() {
        return reference.map(run -> run.steps().size()).orElse(0);
    }

    /** Runs that were not compared because they are other trainings. */
    public List<NotComparable> otherTrainings() {
        return verdicts.stream()
                .filter(NotComparable.class::isInstance)
                .map(NotComparable.class::cast)
                .filter(verdict -> !verdict.differences().isEmpty())
                .toList();
    }

    /** Runs with the reference's losses in every step finished by both. */
    public List<RunRecord> identical() {
        return verdicts.stream()
                .filter(Identical.class::isInstance)
                .map(Verdict::run)
                .toList();
    }

    /** Runs of the same training that were not compared because they share no finished step with the reference. */
    public List<RunRecord> withoutCommonStep() {
        return verdicts.stream()
                .filter(verdict -> verdict instanceof NotComparable other
                        && other.differences().isEmpty())
                .map(Verdict::run)
                .toList();
    }

    /** Runs whose losses differ from the reference's. */
    public List<Different> differing() {
        return verdicts.stream()
                .filter(Different.class::isInstance)
                .map(Different.class::cast)
                .toList();
    }

    /** The reference of the first training that has a finished step. */
    private static Optional<RunRecord> reference(List<RunRecord> runs) {
        Optional<RunRecord> first =
                runs.stream().filter(run -> !run.steps().isEmpty()).findFirst();
        return runs.stream()
                .filter(run -> !run.steps().isEmpty() && run.trainsLike(first.orElseThrow()))
                .filter(run -> run.settings().storage().isBaseline())
                .findFirst()
                .or(() -> first);
    }

    private static Verdict verdict(RunRecord run, RunRecord reference) {
        if (run.equals(reference)) {
            return new Reference(run);
        }
        List<Text> differences = TrainingDifferences.between(run, reference);
        return differences.isEmpty() ? verdictOfSteps(run, reference) : new NotComparable(run, differences);
    }

    private static Verdict verdictOfSteps(RunRecord run, RunRecord reference) {
        LossMatch match = LossMatch.of(run.losses(), reference.losses());
        if (match instanceof LossMatch.Identical same) {
            return new Identical(run, same.steps());
        }
        return match instanceof LossMatch.Different other
                ? new Different(run, other.step(), other.loss(), other.referenceLoss())
                : new NotComparable(run, List.of());
    }
}
