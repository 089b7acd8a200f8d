package dev.densescope.session.local;

import dev.densescope.data.EvaluationImages;
import dev.densescope.data.ImageSource;
import dev.densescope.engine.Score;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.language.Text;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.weights.EpochSums;
import dev.densescope.weights.OpenEpoch;
import dev.densescope.weights.UnevaluatedEpoch;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Summarises the steps of an epoch and evaluates the network after it. Run thread only. */
final class Epochs {
    private final ImageSource source;
    private final TrainingEngine engine;
    private final Minibatch minibatch;
    private double lossSum;
    private long correct;
    private int steps;

    /** @param minibatch buffer that may be overwritten between two steps */
    Epochs(ImageSource source, TrainingEngine engine, Minibatch minibatch) {
        this.source = source;
        this.engine = engine;
        this.minibatch = minibatch;
    }

    /** Whether a step of the training is the last of an epoch. */
    boolean endWith(int step) {
        return step % source.batchesPerEpoch() == 0;
    }

    /**
     * Continues an epoch of an earlier run.
     *
     * @param sums its sums; ignored if they cannot be of an epoch of this training
     * @param finishedSteps steps of the training so far
     */
    void resume(EpochSums sums, int finishedSteps) {
        if (sums.steps() <= finishedSteps % source.batchesPerEpoch() && sums.correct() <= images(sums.steps())) {
            lossSum = sums.loss();
            correct = sums.correct();
            steps = sums.steps();
        }
    }

    void stepFinished(int step, float loss, int correctImages) {
        if (endWith(step - 1)) {
            lossSum = 0;
            correct = 0;
            steps = 0;
        }
        lossSum += loss;
        correct += correctImages;
        steps++;
    }

    /** The sums of the epoch of a step that has just finished; empty if it was the last of the epoch. */
    Optional<OpenEpoch> unfinished(int step) {
        return sums(step).map(OpenEpoch.class::cast);
    }

    /** The same, to be resumed. */
    Optional<EpochSums> sums(int step) {
        return steps == 0 || endWith(step) ? Optional.empty() : Optional.of(new EpochSums(lossSum, correct, steps));
    }

    private long images(int ofSteps) {
        return (long) ofSteps * minibatch.labels().length;
    }

    /** The data with which a later run can evaluate an epoch. */
    static UnevaluatedEpoch unevaluated(EpochSummary epoch) {
        return new UnevaluatedEpoch(OptionalInt.of(epoch.firstStep()), epoch.trainingLoss(), epoch.trainingAccuracy());
    }

    /** A notice about the steps of an epoch that was recorded only in part, one sentence; otherwise empty. */
    static Optional<Text> notice(EpochSummary epoch) {
        return epoch.isPartial()
                ? Optional.of(Text.of(
                        "Training loss and accuracy of epoch %d are of its steps %d to %d only: the checkpoint was"
                                + " written by an older version, which did not record the steps before.",
                        epoch.epoch(), epoch.firstStep(), epoch.step()))
                : Optional.empty();
    }

    /** Ends the epoch after its last step; without an evaluation if {@code stop} interrupted it. */
    EpochSummary finish(int step, BooleanSupplier stop) {
        double loss = lossSum / steps;
        double accuracy = (double) correct / images(steps);
        Optional<EpochSummary.Evaluation> evaluation = source.evaluation().flatMap(images -> evaluate(images, stop));
        return new EpochSummary(
                step / source.batchesPerEpoch(),
                step - steps + 1,
                step,
                loss,
                accuracy,
                evaluation.filter(tried -> tried.images() > 0));
    }

    /** Whether there are images to evaluate on. */
    boolean areEvaluated() {
        return source.evaluation().isPresent();
    }

    /** Evaluates the epoch of an earlier run that ended with this step; empty if {@code stop} interrupted it. */
    Optional<EpochSummary> makeUp(int step, UnevaluatedEpoch epoch, BooleanSupplier stop) {
        return source.evaluation()
                .flatMap(images -> evaluate(images, stop))
                .filter(tried -> tried.images() > 0)
                .map(tried -> new EpochSummary(
                        step / source.batchesPerEpoch(),
                        epoch.firstStep().orElse(step - source.batchesPerEpoch() + 1),
                        step,
                        epoch.trainingLoss(),
                        epoch.trainingAccuracy(),
                        Optional.of(tried)));
    }

    /** The evaluation; empty if it was stopped before the last image. */
    private Optional<EpochSummary.Evaluation> evaluate(EvaluationImages images, BooleanSupplier stop) {
        long start = System.nanoTime();
        images.startPass();
        Score score = Score.NONE;
        int count = images.next(minibatch.images(), minibatch.labels(), stop);
        while (count > 0) {
            Optional<Score> ofMinibatch = engine.evaluate(minibatch.images(), minibatch.labels(), count, stop);
            if (ofMinibatch.isEmpty()) {
                break;
            }
            score = score.plus(ofMinibatch.get());
            count = images.next(minibatch.images(), minibatch.labels(), stop);
        }
        if (stop.getAsBoolean() && score.images() < images.imagesPerPass()) {
            return Optional.empty();
        }
        return Optional.of(new EpochSummary.Evaluation(
                score.images(),
                score.lossSum() / score.images(),
                (double) score.correct() / score.images(),
                System.nanoTime() - start));
    }
}
