package dev.densescope.device;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;

/** Limits the memory of another device, to simulate a smaller one. Run thread only. */
public final class LimitedDevice implements Device {
    private final Device device;
    private final long maxBytes;

    /** @param device closed together with this device */
    public LimitedDevice(Device device, long maxBytes) {
        this.device = device;
        this.maxBytes = maxBytes;
    }

    @Override
    public DeviceInfo info() {
        DeviceInfo info = device.info();
        return new DeviceInfo(info.id(), info.name(), info.kernels(), maxBytes);
    }

    @Override
    public Storage reserve(long bytes) {
        if (device.allocatedBytes() + bytes > maxBytes) {
            throw new DeviceMemoryException(bytes, maxBytes);
        }
        return device.reserve(bytes);
    }

    @Override
    public long allocatedBytes() {
        return device.allocatedBytes();
    }

    @Override
    public Kernels kernels(Tensor workspace) {
        return device.kernels(workspace);
    }

    @Override
    public Optional<OperationClock> clock(int operations) {
        return device.clock(operations);
    }

    @Override
    public FiniteGuard finiteGuard(Tensor workspace, List<Tensor> tensors) {
        return device.finiteGuard(workspace, tensors);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        device.write(tensor, source);
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        device.write(tensor, source);
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        device.read(tensor, target);
    }

    @Override
    public Optional<DeviceMemory> memory() {
        return device.memory();
    }

    @Override
    public List<Text> notices() {
        return device.notices();
    }

    @Override
    public void close() {
        device.close();
    }
}
