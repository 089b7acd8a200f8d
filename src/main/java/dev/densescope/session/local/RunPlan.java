package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunSettings;
import java.time.Instant;

/**
 * Settings worked out into what will be executed, before anything is taken from a device.
 *
 * @param settings of this run alone: what a checkpoint has done already is not among its steps
 * @param finishedSteps of the same training before this run
 */
record RunPlan(
        Instant startedAt,
        RunSettings settings,
        EnvironmentInfo environment,
        Schedule schedule,
        Prediction prediction,
        int finishedSteps) {

    static RunPlan of(RunSettings settings) {
        Schedule schedule = Schedule.compile(Network.of(settings.spec()), settings.strategy(), settings.threads());
        return new RunPlan(Instant.now(), settings, EnvironmentInfo.current(), schedule, Prediction.of(schedule), 0);
    }

    /** The same, going on behind steps that are done already. */
    RunPlan after(int newFinishedSteps, RunSettings remaining) {
        return new RunPlan(startedAt, remaining, environment, schedule, prediction, newFinishedSteps);
    }

    /** Steps of the whole training, those before this run included. */
    int trainingSteps() {
        return finishedSteps + settings.totalSteps();
    }
}
