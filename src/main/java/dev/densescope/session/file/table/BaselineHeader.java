package dev.densescope.session.file.table;

import dev.densescope.framework.Framework;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;

/** Everything known about a baseline before its process is started; written first. */
public record BaselineHeader(
        Instant startedAt, Framework framework, String library, RunSettings settings, EnvironmentInfo environment) {}
