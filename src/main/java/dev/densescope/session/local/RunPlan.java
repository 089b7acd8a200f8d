package dev.densescope.session.local;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.SettingsCheck;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import java.time.Instant;
import java.util.List;

/**
 * The settings of a run with its schedule and prediction, before anything is allocated on a device.
 *
 * @param settings of this run only: its steps do not include those before the checkpoint
 */
record RunPlan(
        Instant startedAt,
        RunSettings settings,
        EnvironmentInfo environment,
        Schedule schedule,
        Prediction prediction) {

    static RunPlan of(RunSettings settings) {
        Schedule schedule = Schedule.compile(
                Network.of(settings.spec()), settings.storage(), settings.on().target());
        return new RunPlan(Instant.now(), settings, EnvironmentInfo.current(), schedule, Prediction.of(schedule));
    }

    /** The same plan after the given number of steps, from a starting point that has been read. */
    RunPlan after(int stepsBefore, StartingPoint start) {
        return with(settings.startingFrom(start).after(stepsBefore));
    }

    /**
     * The same plan with the remaining steps.
     *
     * @param batchesPerEpoch of the training images
     * @param evaluationDue whether the evaluation of its last epoch is pending; then no steps need remain
     * @throws RunRefusedException if no steps or too many remain
     */
    RunPlan ofLength(int batchesPerEpoch, boolean evaluationDue) {
        int steps = SettingsCheck.trainingSteps(settings, batchesPerEpoch);
        int left = steps - settings.stepsBefore();
        if (left == 0 && evaluationDue) {
            return with(settings.withoutRounds().lasting(0, 0));
        }
        if (left < 1) {
            throw new RunRefusedException(
                    RunRefusedException.Subject.START,
                    Text.of(
                            "The training of %s has already done %d of %d steps",
                            settings.start().description(), settings.stepsBefore(), steps),
                    Advice.raise(settings.epochs().isPresent() ? Setting.EPOCHS : Setting.STEPS));
        }
        RunPlan remaining = with(settings.lastingInAll(left));
        SettingsCheck.requireRounds(remaining.settings());
        return remaining;
    }

    /** Notices about the design, one sentence each. */
    List<Text> notices() {
        return SingleValueNorms.in(Network.of(settings.spec())).map(SingleValueNorms::sentence).stream()
                .toList();
    }

    private RunPlan with(RunSettings newSettings) {
        return new RunPlan(startedAt, newSettings, environment, schedule, prediction);
    }
}
