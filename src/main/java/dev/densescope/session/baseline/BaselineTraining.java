package dev.densescope.session.baseline;

import dev.densescope.baseline.Answer;
import dev.densescope.baseline.StepOrder;
import dev.densescope.baseline.TrainingOrder;
import dev.densescope.data.ImageSource;
import dev.densescope.model.ModelWeights;
import dev.densescope.network.Network;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.settings.RunSettings;
import java.io.IOException;
import java.util.Optional;

/** Executes the steps of a baseline. Confined to its thread, except {@link #cancel}. */
final class BaselineTraining {
    private final BaselineJournal journal;
    private final ImageSource source;
    private final ModelWeights weights;
    private volatile boolean cancelled;
    private Optional<TrainerChild> child = Optional.empty(); // guarded by this

    BaselineTraining(BaselineJournal journal, ImageSource source, ModelWeights weights) {
        this.journal = journal;
        this.source = source;
        this.weights = weights;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
        synchronized (this) {
            child.ifPresent(TrainerChild::kill);
        }
    }

    /** @throws ChildException if the process ends before it should */
    RunOutcome run() throws ChildException, IOException {
        try (source;
                TrainerChild started = start()) {
            try {
                return train(started);
            } catch (ChildException killed) {
                if (cancelled) {
                    return new RunOutcome.Cancelled(journal.finishedSteps());
                }
                throw killed;
            }
        } finally {
            weights.close();
        }
    }

    private synchronized TrainerChild start() throws IOException {
        TrainerChild started = TrainerChild.start(journal.framework().label(), journal.settings(), journal::live);
        child = Optional.of(started);
        if (cancelled) {
            started.kill();
        }
        return started;
    }

    private RunOutcome train(TrainerChild trainer) throws ChildException {
        RunSettings settings = journal.settings();
        TrainingOrder order = new TrainingOrder(
                settings.spec(), settings.recipe().momentum(), settings.recipe().weightDecay());
        journal.ready(trainer.begin(order, weights).library());
        long floats = settings.spec().batch()
                * Network.of(settings.spec()).stem().input().elements();
        float[] images = new float[Math.toIntExact(floats)];
        int[] labels = new int[settings.spec().batch()];
        for (int step = 1; step <= settings.totalSteps(); step++) {
            if (cancelled || !source.next(images, labels, this::isCancelled)) {
                return new RunOutcome.Cancelled(step - 1);
            }
            double rate = settings.recipe().learningRate(step, settings.trainingSteps());
            Answer.Stepped answer = trainer.step(new StepOrder(rate, images, labels), step - 1);
            record(step, answer, trainer);
            if (!Float.isFinite(answer.loss())) {
                return new RunOutcome.NotFinite(step, answer.loss(), Optional.empty());
            }
        }
        return new RunOutcome.Completed();
    }

    private void record(int step, Answer.Stepped answer, TrainerChild trainer) {
        journal.stepFinished(
                new BaselineStep(
                        step,
                        step <= journal.settings().warmupSteps(),
                        answer.loss(),
                        answer.nanos(),
                        answer.livePeakBytes(),
                        trainer.residentBytes()),
                trainer.peakBytes());
    }
}
