package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.nd4j.Nd4jSystem;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Device {@code nd4j}: the processor, or the first GPU if this build of ND4J uses GPUs. */
final class Nd4jDevices implements DevicesOfKind {
    private static final String ID = DeviceKind.ND4J.id();

    private final Nd4jSystem nd4j;

    Nd4jDevices(Nd4jSystem nd4j) {
        this.nd4j = nd4j;
    }

    /** Does not open a GPU, because the processor could no longer be used in this process. */
    @Override
    public List<DeviceListing> tried() {
        try {
            return List.of(nd4j.gpu().map(Nd4jDevices::listing).orElseGet(() -> HostLibraries.tried(ID, this::open)));
        } catch (CudaUnusableException unusable) {
            return List.of(new DeviceListing(new DeviceInfo(ID, ID, "none", 0), Optional.of(unusable.told())));
        }
    }

    private static DeviceListing listing(BundledGpu gpu) {
        DeviceListing.GpuFacts facts = new DeviceListing.GpuFacts(
                Optional.of(gpu.capability()).map(ComputeCapability::toString), OptionalLong.empty(), Optional.empty());
        return new DeviceListing(Nd4jSystem.info(gpu), Optional.empty(), Optional.of(facts));
    }

    @Override
    public String resolve(String word) {
        try {
            nd4j.gpu();
        } catch (CudaUnusableException unusable) {
            throw new RunRefusedException(RunRefusedException.Subject.DEVICE, unusable.told(), unusable);
        }
        return word;
    }

    /** Total memory of the GPU, if ND4J uses one: its free memory is unknown. */
    @Override
    public OptionalLong freeBytes(String id) {
        try {
            return nd4j.gpu().map(gpu -> OptionalLong.of(gpu.totalBytes())).orElseGet(OptionalLong::empty);
        } catch (CudaUnusableException unusable) {
            return OptionalLong.empty(); // opening it reports the failure
        }
    }

    @Override
    public Device open(DeviceChoice choice) {
        return HostLibraries.open(choice, nd4j::open);
    }
}
