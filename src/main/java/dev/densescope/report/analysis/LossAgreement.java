package dev.densescope.report.analysis;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether runs that differ in nothing but their strategy gave the same losses, bit for bit.
 *
 * @param reference the run that the others are compared with: {@code naive} if it is there, else the first that
 *     finished a step; empty if none did
 * @param verdicts one per run, in their order
 */
public record LossAgreement(Optional<RunRecord> reference, List<Verdict> verdicts) {
    public LossAgreement {
        verdicts = List.copyOf(verdicts);
    }

    /** What is found of one run. */
    public sealed interface Verdict {
        RunRecord run();
    }

    /** The run that the others are compared with. */
    public record Reference(RunRecord run) implements Verdict {}

    /** Every step that both finished has the same loss. */
    public record Identical(RunRecord run, int steps) implements Verdict {}

    /** @param step the first step with another loss */
    public record Different(RunRecord run, int step, float loss, float referenceLoss) implements Verdict {}

    /** It has no step in common with the reference, or was made with other settings. */
    public record NotComparable(RunRecord run) implements Verdict {}

    public static LossAgreement of(Report report) {
        Optional<RunRecord> reference = reference(report.runs());
        List<Verdict> verdicts = new ArrayList<>();
        for (RunRecord run : report.runs()) {
            verdicts.add(reference.map(other -> verdict(run, other)).orElseGet(() -> new NotComparable(run)));
        }
        return new LossAgreement(reference, verdicts);
    }

    /** What is found of a run of the report. */
    public Verdict of(RunRecord run) {
        return verdicts.stream()
                .filter(verdict -> verdict.run().equals(run))
                .findFirst()
                .orElseGet(() -> new NotComparable(run));
    }

    /** Whether a run is the reference or has its losses. */
    public boolean agrees(RunRecord run) {
        Verdict verdict = of(run);
        return verdict instanceof Reference || verdict instanceof Identical;
    }

    /** Whether two or more runs could be compared and all of them agree. */
    public boolean allIdentical() {
        return verdicts.size() > 1
                && verdicts.stream().allMatch(verdict -> verdict instanceof Reference || verdict instanceof Identical);
    }

    /** Runs that gave other losses than the reference. */
    public List<Different> differing() {
        return verdicts.stream()
                .filter(Different.class::isInstance)
                .map(Different.class::cast)
                .toList();
    }

    private static Optional<RunRecord> reference(List<RunRecord> runs) {
        List<RunRecord> stepped =
                runs.stream().filter(run -> !run.steps().isEmpty()).toList();
        return stepped.stream()
                .filter(run -> run.settings().strategy().id().equals("naive"))
                .findFirst()
                .or(() -> stepped.stream().findFirst());
    }

    private static Verdict verdict(RunRecord run, RunRecord reference) {
        if (run.equals(reference)) {
            return new Reference(run);
        }
        int common = Math.min(run.steps().size(), reference.steps().size());
        if (common == 0 || !run.settings().trainsLike(reference.settings())) {
            return new NotComparable(run);
        }
        for (int i = 0; i < common; i++) {
            StepSummary step = run.steps().get(i);
            StepSummary other = reference.steps().get(i);
            if (Float.floatToIntBits(step.loss()) != Float.floatToIntBits(other.loss())) {
                return new Different(run, step.step(), step.loss(), other.loss());
            }
        }
        return new Identical(run, common);
    }
}
