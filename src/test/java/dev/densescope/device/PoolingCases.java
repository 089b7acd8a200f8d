package dev.densescope.device;

import dev.densescope.memory.Layout;
import java.util.ArrayList;
import java.util.List;

/** Pooling, forward and backward. */
final class PoolingCases {
    private static final double TOLERANCE = 1e-6;
    private static final double EXACT = 0;

    private static final Layout OUTERMOST = Layout.CHANNELS_OUTERMOST;

    /** (batch, channels, rows, columns). */
    private static final int[][] SHAPES = {
        {1, 1, 2, 2}, {2, 16, 8, 8}, {1, 3, 5, 7}, {3, 17, 7, 4}, {2, 12, 4, 9}, {5, 24, 16, 16}
    };

    private PoolingCases() {}

    static List<KernelCase> all(CaseLayouts layouts) {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] shape : SHAPES) {
            Maps input = Maps.random(shape[0], shape[1], shape[2], shape[3], 1);
            String name = "of (%d, %d, %d, %d)".formatted(shape[0], shape[1], shape[2], shape[3]);
            addAverage(cases, name, input, layouts.products());
            addMax(cases, name, ReferenceMath.relu(input), layouts.windows()); // many equal maxima
            addGlobalAverage(cases, name, input);
        }
        return cases;
    }

    private static void addAverage(List<KernelCase> cases, String name, Maps input, Layout layout) {
        Maps output = ReferencePooling.average(input);
        Maps gradient = Maps.random(output.n(), output.c(), output.h(), output.w(), 2);
        cases.add(KernelCase.named("average pooling " + name)
                .reads(input, layout)
                .writes(output, OUTERMOST, TOLERANCE)
                .runs((kernels, t) -> kernels.averagePool(t.get(0), t.get(1))));
        cases.add(KernelCase.named("average pooling backward " + name)
                .reads(gradient, OUTERMOST)
                .writes(ReferencePooling.averageBackward(gradient, input), layout, TOLERANCE)
                .runs((kernels, t) -> kernels.averagePoolBackward(t.get(0), t.get(1))));
    }

    /** What the indices hold is the device's own affair, so backward is checked behind its forward. */
    private static void addMax(List<KernelCase> cases, String name, Maps input, Layout layout) {
        Maps output = ReferencePooling.max(input);
        Maps gradient = Maps.random(output.n(), output.c(), output.h(), output.w(), 2);
        cases.add(KernelCase.named("max pooling and its backward " + name)
                .reads(input, layout)
                .writes(output, OUTERMOST, EXACT)
                .writesBytes(output, layout)
                .reads(gradient, OUTERMOST)
                .writes(ReferencePooling.maxBackward(gradient, input), layout, TOLERANCE)
                .runs((kernels, t) -> {
                    Kernel forward = kernels.maxPool(t.get(0), t.get(1), t.get(2));
                    Kernel backward = kernels.maxPoolBackward(t.get(3), t.get(2), t.get(4));
                    return settings -> {
                        forward.run(settings);
                        backward.run(settings);
                    };
                }));
    }

    private static void addGlobalAverage(List<KernelCase> cases, String name, Maps input) {
        Maps output = ReferencePooling.globalAverage(input);
        Maps gradient = Maps.random(output.n(), output.c(), 1, 1, 2);
        cases.add(KernelCase.named("global average pooling " + name)
                .reads(input, OUTERMOST)
                .writes(output, TOLERANCE)
                .runs((kernels, t) -> kernels.globalAveragePool(t.get(0), t.get(1))));
        cases.add(KernelCase.named("global average pooling backward " + name)
                .reads(gradient)
                .writes(ReferencePooling.globalAverageBackward(gradient, input), OUTERMOST, TOLERANCE)
                .runs((kernels, t) -> kernels.globalAveragePoolBackward(t.get(0), t.get(1))));
    }
}
