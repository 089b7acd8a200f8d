package dev.densescope.device;

import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batch norm and ReLU with the 1x1 convolution behind them, whatever is kept of what lies between. */
final class NormalizedProductCases {
    private static final double TOLERANCE = 4e-6;
    private static final float EPSILON = 1e-5f;
    private static final Layout OUTERMOST = Layout.CHANNELS_OUTERMOST;

    /**
     * (batch, channels, rows, columns, channels out). Pixels go through the caches in tiles of 192 up to 320 channels, of 96
     * up to 640 and of 48 beyond: each of three workers gets more than one, and a last one that is not full.
     */
    private static final int[][] SHAPES = {
        {1, 1, 1, 1, 1},
        {3, 5, 19, 17, 7},
        {4, 24, 20, 20, 48},
        {5, 330, 9, 9, 20},
        {3, 650, 7, 11, 12}
    };

    private NormalizedProductCases() {}

    static List<KernelCase> all(CaseLayouts layouts) {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] shape : SHAPES) {
            ProductData data = ProductData.of(shape, layouts.products());
            for (boolean keepsConcatenation : new boolean[] {true, false}) {
                for (boolean keepsOutput : new boolean[] {true, false}) {
                    Kept kept = new Kept(keepsConcatenation, keepsOutput);
                    cases.add(direct(data, kept));
                    cases.add(joined(data, List.of(data.input.c()), kept));
                    if (data.input.c() > 2) {
                        cases.add(joined(data, List.of(data.input.c() / 3, data.input.c() / 2, data.input.c()), kept));
                    }
                }
            }
        }
        return cases;
    }

    /** What is read later, and so has to be written. */
    private record Kept(boolean concatenation, boolean output) {
        @Override
        public String toString() {
            return "keeping %s"
                    .formatted(concatenation ? output ? "both" : "the copy" : output ? "the norm" : "neither");
        }
    }

    private record ProductData(
            Maps input,
            Maps mean,
            Maps variance,
            Maps scale,
            Maps shift,
            Maps weights,
            Maps normalized,
            Maps product,
            Layout productLayout) {
        static ProductData of(int[] shape, Layout productLayout) {
            Maps input = Maps.random(shape[0], shape[1], shape[2], shape[3], 2, 1);
            Maps mean = Maps.random(1, shape[1], 1, 1, 2, 2);
            Maps variance = Maps.random(1, shape[1], 1, 1, 3).map(value -> (float) (0.5 + value * value));
            Maps scale = Maps.random(1, shape[1], 1, 1, 1, 4);
            Maps shift = Maps.random(1, shape[1], 1, 1, 5);
            Maps weights = Maps.random(shape[4], shape[1], 1, 1, 6);
            Maps normalized = ReferenceMath.relu(ReferenceMath.normalize(input, mean, variance, scale, shift, EPSILON));
            Maps product = ReferenceMath.convolve(normalized, weights, ConvolutionWindow.POINTWISE);
            return new ProductData(input, mean, variance, scale, shift, weights, normalized, product, productLayout);
        }

        KernelCase.Builder vectors(String how, Kept kept) {
            String name = "normalize and convolve (%d, %d, %d, %d) to %d channels, %s, %s"
                    .formatted(input.n(), input.c(), input.h(), input.w(), weights.n(), how, kept);
            return KernelCase.named(name)
                    .reads(mean)
                    .reads(variance)
                    .reads(scale)
                    .reads(shift)
                    .reads(weights)
                    .writes(product, productLayout, TOLERANCE);
        }
    }

    /** Of a single tensor, where it lies. */
    private static KernelCase direct(ProductData data, Kept kept) {
        KernelCase.Builder builder = data.vectors("as it lies", kept);
        return output(builder, data, kept)
                .reads(data.input, OUTERMOST)
                .runs((kernels, t) -> kernels.normalizeConvolve(
                        List.of(t.get(7)),
                        Optional.empty(),
                        norm(t),
                        t.get(6),
                        t.get(4),
                        t.get(5),
                        kept.concatenation,
                        kept.output));
    }

    /** Of parts that end at some channels, side by side. */
    private static KernelCase joined(ProductData data, List<Integer> ends, Kept kept) {
        KernelCase.Builder builder = data.vectors("parts up to " + ends, kept);
        builder = output(builder, data, kept);
        builder =
                kept.concatenation ? builder.writes(data.input, OUTERMOST, 0) : builder.mayWrite(data.input, OUTERMOST);
        int start = 0;
        for (int end : ends) {
            builder = builder.reads(data.input.channels(start, end), OUTERMOST);
            start = end;
        }
        return builder.runs((kernels, t) -> kernels.normalizeConvolve(
                t.subList(8, 8 + ends.size()),
                Optional.of(t.get(7)),
                norm(t),
                t.get(6),
                t.get(4),
                t.get(5),
                kept.concatenation,
                kept.output));
    }

    private static KernelCase.Builder output(KernelCase.Builder builder, ProductData data, Kept kept) {
        return kept.output
                ? builder.writes(data.normalized, OUTERMOST, TOLERANCE)
                : builder.mayWrite(data.normalized, OUTERMOST);
    }

    private static NormOperands norm(List<Tensor> tensors) {
        return new NormOperands(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3), EPSILON);
    }
}
