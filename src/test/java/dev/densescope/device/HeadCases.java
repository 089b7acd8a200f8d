package dev.densescope.device;

import java.util.ArrayList;
import java.util.List;

/** The linear layer and the loss. */
final class HeadCases {
    private static final double TOLERANCE = 4e-6;

    /** (batch, channels, classes). */
    private static final int[][] SHAPES = {{1, 1, 1}, {1, 17, 3}, {3, 16, 10}, {16, 342, 10}, {5, 7, 100}};

    private HeadCases() {}

    static List<KernelCase> all() {
        List<KernelCase> cases = new ArrayList<>();
        for (int[] shape : SHAPES) {
            Maps input = Maps.random(shape[0], shape[1], 1, 1, 1);
            Maps weights = Maps.random(shape[2], shape[1], 1, 1, 2);
            Maps gradient = Maps.random(shape[0], shape[2], 1, 1, 3);
            String name = "(%d, %d) to %d classes".formatted(shape[0], shape[1], shape[2]);
            addLinear(cases, name, input, weights, gradient);
            addLoss(cases, name, gradient.map(value -> (float) (10 * value)));
        }
        return cases;
    }

    private static void addLinear(List<KernelCase> cases, String name, Maps input, Maps weights, Maps gradient) {
        Maps bias = Maps.random(1, weights.n(), 1, 1, 4);
        cases.add(KernelCase.named("linear " + name)
                .reads(input)
                .reads(weights)
                .reads(bias)
                .writes(ReferenceMath.linear(input, weights, bias), TOLERANCE)
                .runs((kernels, t) -> kernels.linear(t.get(0), t.get(1), t.get(2), t.get(3))));
        ReferenceMath.LinearGradients expected = ReferenceMath.linearBackward(input, gradient, weights);
        cases.add(KernelCase.named("linear backward " + name)
                .reads(input)
                .reads(gradient)
                .reads(weights)
                .writes(expected.input(), TOLERANCE)
                .writes(expected.weights(), TOLERANCE)
                .writes(expected.bias(), TOLERANCE)
                .runs((kernels, t) ->
                        kernels.linearBackward(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5))));
    }

    private static void addLoss(List<KernelCase> cases, String name, Maps logits) {
        double[] labels = new double[logits.n()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (i * 7 + logits.c() - 1) % logits.c();
        }
        ReferenceMath.Loss expected = ReferenceMath.softmaxCrossEntropy(logits, Maps.vector(labels));
        cases.add(KernelCase.named("softmax cross-entropy of " + name)
                .reads(logits)
                .readsLabels(Maps.vector(labels))
                .writes(Maps.scalar(expected.mean()), TOLERANCE)
                .writes(expected.logitsGradient(), TOLERANCE)
                .runs((kernels, t) -> kernels.softmaxCrossEntropy(t.get(0), t.get(1), t.get(2), t.get(3))));
    }
}
