package dev.densescope.device;

import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.memory.Layout;
import java.util.ArrayList;
import java.util.List;

/** Convolutions as the schedule uses them, forward and backward. */
final class ConvolutionCases {
    /** Products of a few hundred terms, relative to the largest result. */
    private static final double TOLERANCE = 4e-6;
    /** The same for 3x3 products, which Winograd's transforms make with numbers up to ten times as large. */
    private static final double SAME_TOLERANCE = 2e-5;
    /** Sums over up to a few thousand pixels. */
    private static final double WEIGHTS_TOLERANCE = 1e-5;

    private static final ConvolutionWindow POINTWISE = ConvolutionWindow.POINTWISE;
    private static final ConvolutionWindow SAME = new ConvolutionWindow(3, 1, 1);
    private static final ConvolutionWindow HALVING = new ConvolutionWindow(3, 2, 1);
    private static final ConvolutionWindow STEM = new ConvolutionWindow(7, 2, 3);

    private static final Layout OUTERMOST = Layout.CHANNELS_OUTERMOST;
    /** Images come so from where they are read. */
    private static final Layout IMAGES = Layout.CHANNELS_LAST;

    /** (batch, channels, rows, columns, channels out). */
    private static final int[][] POINTWISE_SHAPES = {
        {1, 1, 1, 1, 1},
        {1, 3, 5, 7, 4},
        {2, 16, 8, 8, 8},
        {3, 17, 7, 5, 12},
        {5, 24, 4, 4, 48},
        {2, 252, 8, 8, 48},
        // more pixels than a worker's tile of gradients has, which has fewer the more outputs there are: 1024, 448, 64
        {3, 5, 37, 41, 12},
        {3, 6, 32, 40, 24},
        {3, 9, 23, 29, 100},
        {2, 7, 11, 13, 800}
    };

    private static final int[][] SAME_SHAPES = {
        {1, 1, 1, 1, 1},
        {2, 3, 16, 16, 24},
        {1, 3, 8, 8, 5},
        {3, 12, 7, 9, 12},
        {2, 48, 8, 8, 12},
        {1, 17, 2, 3, 4},
        {2, 48, 14, 14, 12},
        {1, 20, 7, 30, 17},
        {2, 128, 9, 9, 32},
        {1, 8, 3, 101, 8},
        {13, 16, 5, 4, 60},
        // more strips of four rows than a worker takes at once: 24, 12, 6 and 1 of them
        {80, 8, 4, 4, 8},
        {20, 9, 7, 8, 17},
        {7, 16, 13, 13, 8},
        {6, 10, 10, 101, 8}
    };

    private static final int[][] HALVING_SHAPES = {{2, 16, 8, 8, 12}, {1, 5, 7, 9, 3}};

    private static final int[][] STEM_SHAPES = {{2, 3, 32, 32, 16}, {1, 3, 33, 31, 5}, {3, 3, 7, 7, 4}};

    private ConvolutionCases() {}

    static List<KernelCase> all(CaseLayouts layouts) {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] shape : POINTWISE_SHAPES) {
            add(cases, shape, POINTWISE, OUTERMOST, layouts.products());
        }
        for (int[] shape : SAME_SHAPES) {
            add(cases, shape, SAME, layouts.windows(), OUTERMOST);
            add(cases, shape, SAME, layouts.windows(), layouts.windows());
        }
        for (int[] shape : HALVING_SHAPES) {
            add(cases, shape, HALVING, layouts.windows(), OUTERMOST);
        }
        for (int[] shape : STEM_SHAPES) {
            add(cases, shape, STEM, IMAGES, layouts.windows());
            add(cases, shape, STEM, IMAGES, OUTERMOST);
        }
        return cases;
    }

    private static void add(
            List<KernelCase> cases, int[] shape, ConvolutionWindow window, Layout inputLayout, Layout outputLayout) {
        int side = window.kernel();
        double tolerance = window.equals(SAME) ? SAME_TOLERANCE : TOLERANCE;
        Maps input = Maps.random(shape[0], shape[1], shape[2], shape[3], 1);
        Maps weights = Maps.random(shape[4], shape[1], side, side, 2);
        Maps output = ReferenceMath.convolve(input, weights, window);
        Maps gradient = Maps.random(output.n(), output.c(), output.h(), output.w(), 3);
        Maps inputGradient = ReferenceMath.convolveBackwardData(gradient, weights, input, window);
        Maps weightsGradient = ReferenceMath.convolveBackwardWeights(input, gradient, weights, window);
        String name = "%dx%d stride %d, (%d, %d, %d, %d) %s to %d channels %s"
                .formatted(
                        side,
                        side,
                        window.stride(),
                        shape[0],
                        shape[1],
                        shape[2],
                        shape[3],
                        inputLayout,
                        shape[4],
                        outputLayout);
        cases.add(KernelCase.named("convolve " + name)
                .reads(input, inputLayout)
                .reads(weights)
                .writes(output, outputLayout, tolerance)
                .runs((kernels, t) -> kernels.convolve(t.get(0), t.get(1), t.get(2), window)));
        cases.add(KernelCase.named("data gradient " + name)
                .reads(gradient, outputLayout)
                .reads(weights)
                .writes(inputGradient, inputLayout, tolerance)
                .runs((kernels, t) -> kernels.convolveBackwardData(t.get(0), t.get(1), t.get(2), window)));
        cases.add(KernelCase.named("weights gradient " + name)
                .reads(input, inputLayout)
                .reads(gradient, outputLayout)
                .writes(weightsGradient, Math.max(tolerance, WEIGHTS_TOLERANCE))
                .runs((kernels, t) -> kernels.convolveBackwardWeights(t.get(0), t.get(1), t.get(2), window)));
    }
}
