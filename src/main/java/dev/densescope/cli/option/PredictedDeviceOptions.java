package dev.densescope.cli.option;

import dev.densescope.device.DeviceKind;
import dev.densescope.session.settings.DeviceChoice;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the device of a prediction. */
public final class PredictedDeviceOptions {
    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = {"Device to predict for: cpu, nd4j or cuda. It need not be present. Default: cpu."})
    private Optional<String> given = Optional.empty();

    @Option(names = "--tf32", description = "With cuda: predict a run that uses TensorFloat-32.")
    private boolean tensorFloat32;

    /** @throws UsageException if there is no such kind of device, or it does not support TensorFloat-32 */
    public DeviceChoice choice() {
        String device = DeviceId.require(given.orElse(DeviceKind.PROCESSOR.id()), "");
        DeviceChoice choice = new DeviceChoice(device, threads.threads(), tensorFloat32);
        TensorFloat32Option.requireGpu(choice);
        return choice;
    }

    /**
     * The choice of a GPU with float32, which another option implies.
     *
     * @param option the name of the other option
     * @throws UsageException if the options choose another device or TensorFloat-32
     */
    public DeviceChoice gpuChoice(String option) {
        if (given.isPresent() && !choice().isNvidia()) {
            throw new UsageException("--device %s cannot be given with %s, which is for a GPU: leave it out."
                    .formatted(given.get(), option));
        }
        if (tensorFloat32) {
            throw new UsageException(
                    "--tf32 cannot be given with %s, which is for float32: leave it out.".formatted(option));
        }
        return new DeviceChoice(DeviceKind.NVIDIA.id(), threads.threads());
    }
}
