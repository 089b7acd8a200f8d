package dev.densescope.cli.sweep;

import dev.densescope.cli.machine.DeviceSettings;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.option.DeviceId;
import dev.densescope.cli.option.DeviceMemoryOption;
import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.TensorFloat32Option;
import dev.densescope.cli.option.ThreadsOption;
import dev.densescope.cli.option.UsageException;
import dev.densescope.device.DeviceKind;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.sweep.grid.Sweep;
import dev.densescope.sweep.grid.SweepGrid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for how cells are predicted or measured. */
public final class MeasureOptions {
    /** Options without effect on predictions. */
    public static final List<String> OF_RUNS =
            List.of("--steps", "--warmup", "--seed", "--device-memory", "--cuda-libraries");

    private static final int MAX_STEPS = 1_000_000;

    @Option(
            names = "--measure",
            description = "Measure each cell with a run on synthetic images, instead of predicting it.")
    private boolean measures;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = {
                "cpu, nd4j or cuda[:N]. Predictions need no such device; with --measure also auto.",
                "Default: cpu, or auto with --measure."
            })
    private Optional<String> device = Optional.empty();

    @Option(names = "--tf32", description = "With cuda: use TensorFloat-32.")
    private boolean tensorFloat32;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            description = "With --measure: training steps to measure. Default: 10.")
    private String steps = "10";

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "2",
            description = "With --measure: training steps before those. Default: 2.")
    private String warmup = "2";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --measure: seed of parameters and images. Default: 1.")
    private String seed = "1";

    @Mixin
    private DeviceMemoryOption deviceMemory = new DeviceMemoryOption();

    @Mixin
    private CudaLibrariesOption cudaLibraries = new CudaLibrariesOption();

    public boolean measures() {
        return measures;
    }

    /**
     * The sweep of a grid.
     *
     * @param earlier the sweep that is already in the folder: all of its processes use its number of threads
     * @throws UsageException if the value of an option is not allowed
     */
    public Sweep sweep(SweepGrid grid, Optional<Sweep> earlier) {
        OptionalInt known =
                earlier.map(sweep -> OptionalInt.of(sweep.on().threads())).orElse(OptionalInt.empty());
        DeviceChoice on = new DeviceChoice(id(), threads.threadsLike(known), tensorFloat32);
        TensorFloat32Option.requireGpu(on);
        Optional<Sweep.Measuring> measuring = measures ? Optional.of(measuring()) : Optional.empty();
        return new Sweep(grid, on, measuring);
    }

    private Sweep.Measuring measuring() {
        return new Sweep.Measuring(
                Numbers.whole("--warmup", warmup, 0, MAX_STEPS),
                Numbers.whole("--steps", steps, 1, MAX_STEPS),
                Numbers.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
                deviceMemory.bytes());
    }

    private String id() {
        String id = device.orElse(measures ? Devices.AUTO : DeviceKind.PROCESSOR.id());
        return measures && id.equals(Devices.AUTO) ? id : DeviceId.require(id, measures ? ", or auto" : "");
    }

    /** For the runner of measured cells. */
    public DeviceSettings deviceSettings() {
        return new DeviceSettings(deviceMemory.bytes(), cudaLibraries.folders());
    }
}
