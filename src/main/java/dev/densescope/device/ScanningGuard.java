package dev.densescope.device;

import java.util.List;

/** Reads the tensors when it looks: for devices whose memory is the processor's. */
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
