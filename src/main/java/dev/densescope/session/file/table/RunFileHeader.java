package dev.densescope.session.file.table;

import dev.densescope.data.DatasetSummary;
import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Prediction;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.Optional;

/** Everything known about a run before its device is opened; written first. */
public record RunFileHeader(
        Instant startedAt,
        RunSettings settings,
        EnvironmentInfo environment,
        Optional<DatasetSummary> dataset,
        Prediction prediction,
        TraceLegend legend) {}
