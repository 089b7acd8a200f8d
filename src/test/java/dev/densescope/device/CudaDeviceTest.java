package dev.densescope.device;

import dev.densescope.device.cuda.CudaTestDevice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On emulated CUDA, and in the profile {@code gpu} on the machine's GPU. */
class CudaDeviceTest extends DeviceConformance {
    private static final Set<String> BY_LIBRARIES = Stream.of(
                    ConvolutionCases.all(CaseLayouts.NVIDIA),
                    NormalizedProductCases.all(CaseLayouts.NVIDIA),
                    HeadCases.all())
            .flatMap(List::stream)
            .map(KernelCase::name)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    Device open() {
        return CudaTestDevice.open();
    }

    @Override
    CaseLayouts layouts() {
        return CaseLayouts.NVIDIA;
    }

    /** cuBLAS and cuDNN may have other kernels for addresses that are not aligned. */
    @Override
    boolean givesSameBitsAtAnyAddress(KernelCase kernelCase) {
        return !BY_LIBRARIES.contains(kernelCase.name());
    }
}
