package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where times of plans come from, and how many plans are shown. */
public final class CurveOptions {
    private static final String CALIBRATE = "calibrate";
    private static final int MAX_POINTS = 1000;

    @Option(
            names = "--costs",
            paramLabel = "calibrate|RUN.dscope",
            defaultValue = CALIBRATE,
            description = {
                "Source of times: a calibration of the device, which takes about a second, or a run of the same",
                "design on the same device. Default: calibrate."
            })
    private String costs = CALIBRATE;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of points of the curve. Default: 50.")
    private String points = "50";

    /**
     * The run that times come from; empty for a calibration.
     *
     * @throws UsageException if the value cannot be a file
     */
    public Optional<Path> run() {
        if (costs.strip().equals(CALIBRATE)) {
            return Optional.empty();
        }
        try {
            if (!costs.isBlank()) {
                return Optional.of(Path.of(costs));
            }
            throw new UsageException("--costs must be calibrate or a run file, but is ''.");
        } catch (InvalidPathException noPath) {
            throw new UsageException("--costs must be calibrate or a run file, but is '%s'.".formatted(costs));
        }
    }

    /** @throws UsageException if it is no whole number within bounds */
    public int points() {
        return Numbers.whole("--points", points, 1, MAX_POINTS);
    }
}
