package dev.densescope.device;

import dev.densescope.device.operand.Tensor;
import java.util.List;

/** Checks by reading the tensors, for devices that use the processor's memory. */
final class ScanningGuard implements FiniteGuard {
    private final FiniteScan scan;
    private final List<Tensor> tensors;
    private boolean passed = true;

    ScanningGuard(Device device, List<Tensor> tensors) {
        scan = new FiniteScan(device);
        this.tensors = List.copyOf(tensors);
    }

    @Override
    public void check() {
        passed = tensors.stream().allMatch(scan::isFinite);
    }

    @Override
    public boolean passed() {
        return passed;
    }
}
