package dev.densescope.cli.option;

import dev.densescope.device.DeviceKind;
import dev.densescope.session.settings.DeviceChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say for which device bytes are predicted. */
public final class PredictedDeviceOptions {
    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = {"Device to predict for: cpu, nd4j or cuda. It need not be present. Default: cpu."})
    private String device = DeviceKind.PROCESSOR.id();

    @Option(names = "--tf32", description = "With cuda: predict for products in TensorFloat-32.")
    private boolean tensorFloat32;

    /** @throws UsageException if there is no such kind of device, or it cannot compute so */
    public DeviceChoice choice() {
        if (DeviceKind.of(device).filter(kind -> kind.hasId(device)).isEmpty()) {
            throw new UsageException(
                    "--device must be one of cpu, nd4j, cuda or cuda:N, but is '%s': 'densescope devices' lists them."
                            .formatted(device));
        }
        DeviceChoice choice = new DeviceChoice(device, threads.threads(), tensorFloat32);
        TensorFloat32Option.requireGpu(choice);
        return choice;
    }
}
