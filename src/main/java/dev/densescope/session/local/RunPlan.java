package dev.densescope.session.local;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunSettings;
import java.time.Instant;

/** Settings worked out into what will be executed, before anything is taken from a device. */
record RunPlan(
        Instant startedAt,
        RunSettings settings,
        EnvironmentInfo environment,
        Schedule schedule,
        Prediction prediction) {

    static RunPlan of(RunSettings settings) {
        Schedule schedule = Schedule.compile(Network.of(settings.spec()), settings.strategy(), settings.threads());
        return new RunPlan(Instant.now(), settings, EnvironmentInfo.current(), schedule, Prediction.of(schedule));
    }
}
