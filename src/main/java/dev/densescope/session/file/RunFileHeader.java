package dev.densescope.session.file;

import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Prediction;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunSettings;
import java.time.Instant;

/** What is known of a run before its device is opened: the first things written. */
public record RunFileHeader(
        Instant startedAt,
        RunSettings settings,
        EnvironmentInfo environment,
        Prediction prediction,
        TraceLegend legend) {}
