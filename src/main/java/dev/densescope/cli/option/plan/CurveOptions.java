package dev.densescope.cli.option.plan;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.problem.NameList;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the source of operation times, and for the number of plans shown. */
public final class CurveOptions {
    private static final String CALIBRATE = "calibrate";
    private static final String ROOFLINE = "roofline:";
    private static final int MAX_POINTS = 1000;

    @Option(
            names = "--costs",
            paramLabel = "calibrate|RUN.dscope|roofline:GPU",
            description = {
                "Source of operation times: a new calibration of the device, which takes a few seconds; a run of the",
                "same design on the same device; or an estimate for a GPU that need not be present, such as",
                "'roofline:RTX 3060'. Default: the last calibration, refined by each completed run."
            })
    private Optional<String> costs = Optional.empty();

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of points of the curve. Default: 50.")
    private String points = "50";

    /**
     * The run that is the source of operation times; empty for another source.
     *
     * @throws UsageException if the value cannot be a file
     */
    public Optional<Path> run() {
        if (costs.isEmpty() || calibratesAnew() || gpuName().isPresent()) {
            return Optional.empty();
        }
        if (costs.get().isBlank()) {
            throw noSource("");
        }
        try {
            return costs.map(Path::of);
        } catch (InvalidPathException noPath) {
            throw noSource(costs.get());
        }
    }

    private static UsageException noSource(String text) {
        return new UsageException(
                "--costs must be calibrate, a run file or roofline:GPU, but is '%s'.".formatted(text));
    }

    /**
     * The GPU whose specifications are the source of operation times; empty for another source.
     *
     * @throws UsageException if the GPU is not known
     */
    public Optional<KnownGpu> gpu() {
        return gpuName()
                .map(name -> KnownGpu.ofName(name)
                        .orElseThrow(() -> new UsageException("--costs roofline: must name %s, but names '%s'."
                                .formatted(
                                        NameList.or(Arrays.stream(KnownGpu.values())
                                                .map(KnownGpu::text)
                                                .toList()),
                                        name))));
    }

    private Optional<String> gpuName() {
        return costs.map(String::strip)
                .filter(text -> text.startsWith(ROOFLINE))
                .map(text -> text.substring(ROOFLINE.length()).strip());
    }

    /** Whether to calibrate the device even if it has stored costs. */
    public boolean calibratesAnew() {
        return costs.filter(text -> text.strip().equals(CALIBRATE)).isPresent();
    }

    /** @throws UsageException if it is not a whole number within the bounds */
    public int points() {
        return Numbers.whole("--points", points, 1, MAX_POINTS);
    }
}
