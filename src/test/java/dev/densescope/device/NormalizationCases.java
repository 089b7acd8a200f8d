package dev.densescope.device;

import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Batch statistics, batch norm with ReLU and its backward, and running statistics. */
final class NormalizationCases {
    private static final double STATISTICS_TOLERANCE = 2e-6;
    private static final double TOLERANCE = 4e-6;
    /** Differences of sums over up to a few thousand values. */
    private static final double GRADIENT_TOLERANCE = 2e-5;

    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.1f;
    /** No output of the cases lies nearer to 0, so that rounding does not decide whether ReLU lets it through. */
    private static final double AWAY_FROM_KINK = 1e-5;

    private static final Layout OUTERMOST = Layout.CHANNELS_OUTERMOST;

    /** (batch, channels, rows, columns). */
    private static final int[][] SHAPES = {
        {2, 1, 3, 1},
        {1, 3, 5, 7},
        {2, 16, 8, 8},
        {3, 17, 7, 5},
        {4, 12, 4, 4},
        {2, 48, 8, 8},
        {1, 252, 4, 4},
        {16, 5, 16, 16}
    };

    /** A channel of one value, whose variance is 0. */
    private static final int[] SINGLE_VALUE = {1, 4, 1, 1};

    private NormalizationCases() {}

    static List<KernelCase> all(CaseLayouts layouts) {
        Layout windows = layouts.windows();
        Layout products = layouts.products();
        List<KernelCase> cases = new ArrayList<>();
        for (int[] shape : SHAPES) {
            NormData data = NormData.of(shape);
            for (Layout layout : List.of(OUTERMOST, windows)) {
                cases.add(statistics(data, layout));
            }
            for (Layout output : List.of(OUTERMOST, windows)) {
                cases.add(forward(data, OUTERMOST, output));
                cases.add(direct(data, output, false, false));
                cases.add(direct(data, output, true, false));
                cases.add(direct(data, output, true, true));
                cases.add(concatenated(data, output));
            }
            cases.add(forward(data, windows, windows));
            cases.add(backward(data, windows, windows));
            cases.add(backwardInPlace(data, windows));
            cases.add(directInPlace(data));
            if (products != windows) {
                cases.add(forward(data, products, windows));
                cases.add(backward(data, products, windows));
            }
            cases.add(completion(data));
        }
        NormData single = NormData.of(SINGLE_VALUE);
        cases.add(statistics(single, OUTERMOST));
        cases.add(statistics(single, windows));
        cases.add(running(5, 98));
        cases.add(running(48, 2));
        return cases;
    }

    /** Inputs around 2, scales of both signs: all operands of a case. */
    private record NormData(String name, Maps input, Maps mean, Maps variance, Maps scale, Maps shift, Maps gradient) {
        static NormData of(int[] shape) {
            for (long seed = 1; ; seed++) {
                NormData data = of(shape, seed);
                if (DoubleStream.of(data.normalized().values()).allMatch(y -> Math.abs(y) > AWAY_FROM_KINK)) {
                    return data;
                }
            }
        }

        private static NormData of(int[] shape, long seed) {
            Maps input = Maps.random(shape[0], shape[1], shape[2], shape[3], 2, seed);
            return new NormData(
                    "(%d, %d, %d, %d)".formatted(shape[0], shape[1], shape[2], shape[3]),
                    input,
                    ReferenceMath.mean(input).map(value -> (float) value),
                    ReferenceMath.variance(input).map(value -> (float) value),
                    Maps.random(1, shape[1], 1, 1, 1, seed + 1),
                    Maps.random(1, shape[1], 1, 1, seed + 2),
                    Maps.random(shape[0], shape[1], shape[2], shape[3], seed + 3));
        }

        ReferenceMath.NormGradients gradients() {
            return ReferenceMath.normalizeReluBackward(input, gradient, mean, variance, scale, shift, EPSILON);
        }

        Maps normalized() {
            return ReferenceMath.normalize(input, mean, variance, scale, shift, EPSILON);
        }
    }

    private static KernelCase statistics(NormData data, Layout layout) {
        return KernelCase.named("batch statistics of %s %s".formatted(data.name, layout))
                .reads(data.input, layout)
                .writes(ReferenceMath.mean(data.input), STATISTICS_TOLERANCE)
                .writes(ReferenceMath.variance(data.input), STATISTICS_TOLERANCE)
                .runs((kernels, t) -> kernels.batchStatistics(t.get(0), t.get(1), t.get(2)));
    }

    private static KernelCase forward(NormData data, Layout inputLayout, Layout outputLayout) {
        return withVectors("normalize and ReLU %s %s to %s".formatted(data.name, inputLayout, outputLayout), data)
                .reads(data.input, inputLayout)
                .writes(ReferenceMath.relu(data.normalized()), outputLayout, TOLERANCE)
                .runs((kernels, t) -> kernels.normalizeRelu(t.get(4), operands(t), t.get(5)));
    }

    private static KernelCase backward(NormData data, Layout inputLayout, Layout outputLayout) {
        ReferenceMath.NormGradients expected = data.gradients();
        return withVectors(
                        "normalize and ReLU backward %s %s from %s".formatted(data.name, inputLayout, outputLayout),
                        data)
                .reads(data.input, inputLayout)
                .reads(data.gradient, outputLayout)
                .writes(expected.input(), inputLayout, GRADIENT_TOLERANCE)
                .writes(expected.scale(), GRADIENT_TOLERANCE)
                .writes(expected.shift(), GRADIENT_TOLERANCE)
                .runs((kernels, t) -> kernels.normalizeReluBackward(
                        t.get(4), t.get(5), operands(t), new NormGradients(t.get(6), t.get(7), t.get(8))));
    }

    /** The input gradient takes the place of the output gradient. */
    private static KernelCase backwardInPlace(NormData data, Layout layout) {
        ReferenceMath.NormGradients expected = data.gradients();
        return withVectors("normalize and ReLU backward in place %s %s".formatted(data.name, layout), data)
                .reads(data.input, layout)
                .changes(data.gradient, expected.input(), layout, GRADIENT_TOLERANCE)
                .writes(expected.scale(), GRADIENT_TOLERANCE)
                .writes(expected.shift(), GRADIENT_TOLERANCE)
                .runs((kernels, t) -> kernels.normalizeReluBackward(
                        t.get(4), t.get(5), operands(t), new NormGradients(t.get(5), t.get(6), t.get(7))));
    }

    private static KernelCase directInPlace(NormData data) {
        ReferenceMath.NormGradients whole = data.gradients();
        ReferenceMath.NormLines lines = ReferenceMath.lines(data.input, whole, data.variance, data.scale, EPSILON);
        Maps direct = whole.input().plus(ReferenceMath.line(data.input, data.mean, lines));
        return withVectors("direct part of normalize and ReLU backward in place %s".formatted(data.name), data)
                .reads(data.input, OUTERMOST)
                .changes(data.gradient, direct, OUTERMOST, GRADIENT_TOLERANCE)
                .writes(whole.scale(), GRADIENT_TOLERANCE)
                .writes(whole.shift(), GRADIENT_TOLERANCE)
                .writes(lines.slopes(), GRADIENT_TOLERANCE)
                .writes(lines.offsets(), GRADIENT_TOLERANCE)
                .runs((kernels, t) -> kernels.normalizeReluBackwardDirect(
                        t.get(4),
                        t.get(5),
                        operands(t),
                        new NormGradients(t.get(5), t.get(6), t.get(7)),
                        Optional.empty(),
                        new StatisticsGradient(t.get(8), t.get(9)),
                        false));
    }

    /** The direct part and its lines; together they are the whole gradient, which {@link #backward} is held against. */
    private static KernelCase direct(NormData data, Layout outputLayout, boolean adds, boolean keeps) {
        ReferenceMath.NormGradients whole = data.gradients();
        ReferenceMath.NormLines lines = ReferenceMath.lines(data.input, whole, data.variance, data.scale, EPSILON);
        Maps direct = whole.input().plus(ReferenceMath.line(data.input, data.mean, lines));
        Maps before = Maps.random(data.input.n(), data.input.c(), data.input.h(), data.input.w(), 7);
        Maps slopesBefore = Maps.random(1, data.input.c(), 1, 1, 8);
        Maps offsetsBefore = Maps.random(1, data.input.c(), 1, 1, 9);
        String name = "direct part of normalize and ReLU backward %s from %s%s%s"
                .formatted(data.name, outputLayout, adds ? " adding" : "", keeps ? ", kept by itself" : "");
        KernelCase.Builder builder =
                withVectors(name, data).reads(data.input, OUTERMOST).reads(data.gradient, outputLayout);
        builder = adds
                ? builder.changes(before, before.plus(direct), OUTERMOST, GRADIENT_TOLERANCE)
                : builder.writes(direct, OUTERMOST, GRADIENT_TOLERANCE);
        builder = builder.writes(whole.scale(), GRADIENT_TOLERANCE).writes(whole.shift(), GRADIENT_TOLERANCE);
        builder = adds
                ? builder.changes(slopesBefore, slopesBefore.plus(lines.slopes()), GRADIENT_TOLERANCE)
                        .changes(offsetsBefore, offsetsBefore.plus(lines.offsets()), GRADIENT_TOLERANCE)
                : builder.writes(lines.slopes(), GRADIENT_TOLERANCE).writes(lines.offsets(), GRADIENT_TOLERANCE);
        builder = keeps ? builder.writes(direct, OUTERMOST, GRADIENT_TOLERANCE) : builder;
        return builder.runs((kernels, t) -> kernels.normalizeReluBackwardDirect(
                t.get(4),
                t.get(5),
                operands(t),
                new NormGradients(t.get(6), t.get(7), t.get(8)),
                keeps ? Optional.of(t.get(11)) : Optional.empty(),
                new StatisticsGradient(t.get(9), t.get(10)),
                adds));
    }

    /** The input in three parts, one of them without a neighbour's width. */
    private static KernelCase concatenated(NormData data, Layout outputLayout) {
        int channels = data.input.c();
        List<Integer> ends = Stream.of(channels / 3, channels / 2, channels)
                .filter(end -> end > 0)
                .distinct()
                .toList();
        KernelCase.Builder builder =
                withVectors("concatenate, normalize and ReLU %s to %s".formatted(data.name, outputLayout), data);
        int start = 0;
        for (int end : ends) {
            builder = builder.reads(data.input.channels(start, end), OUTERMOST);
            start = end;
        }
        int parts = ends.size();
        return builder.writes(data.input, OUTERMOST, 0)
                .writes(ReferenceMath.relu(data.normalized()), outputLayout, TOLERANCE)
                .runs((kernels, t) -> kernels.concatenateNormalizeRelu(
                        t.subList(4, 4 + parts), t.get(4 + parts), operands(t), t.get(5 + parts)));
    }

    private static KernelCase completion(NormData data) {
        Maps slopes = Maps.random(1, data.input.c(), 1, 1, 8);
        Maps offsets = Maps.random(1, data.input.c(), 1, 1, 9);
        Maps line = ReferenceMath.line(data.input, data.mean, new ReferenceMath.NormLines(slopes, offsets));
        return KernelCase.named("completing the gradient of %s".formatted(data.name))
                .reads(data.input, OUTERMOST)
                .reads(data.mean)
                .reads(slopes)
                .reads(offsets)
                .changes(data.gradient, data.gradient.plus(line.map(value -> -value)), OUTERMOST, GRADIENT_TOLERANCE)
                .runs((kernels, t) -> kernels.completeGradient(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4)));
    }

    private static KernelCase.Builder withVectors(String name, NormData data) {
        return KernelCase.named(name)
                .reads(data.mean)
                .reads(data.variance)
                .reads(data.scale)
                .reads(data.shift);
    }

    private static NormOperands operands(List<Tensor> tensors) {
        return new NormOperands(tensors.get(0), tensors.get(1), tensors.get(2), tensors.get(3), EPSILON);
    }

    private static KernelCase running(int channels, long count) {
        Maps mean = Maps.random(1, channels, 1, 1, 1);
        Maps variance = Maps.random(1, channels, 1, 1, 4, 2);
        Maps runningMean = Maps.random(1, channels, 1, 1, 3);
        Maps runningVariance = Maps.random(1, channels, 1, 1, 4, 4);
        double unbiased = (double) count / (count - 1);
        Maps meanAfter = runningMean.map(r -> (1 - MOMENTUM) * r).plus(mean.map(b -> MOMENTUM * b));
        Maps varianceAfter =
                runningVariance.map(r -> (1 - MOMENTUM) * r).plus(variance.map(b -> MOMENTUM * unbiased * b));
        return KernelCase.named("running statistics of %d channels over %d values".formatted(channels, count))
                .reads(mean)
                .reads(variance)
                .changes(runningMean, meanAfter, STATISTICS_TOLERANCE)
                .changes(runningVariance, varianceAfter, STATISTICS_TOLERANCE)
                .runs((kernels, t) ->
                        kernels.updateRunningStatistics(t.get(0), t.get(1), t.get(2), t.get(3), count, MOMENTUM));
    }
}
