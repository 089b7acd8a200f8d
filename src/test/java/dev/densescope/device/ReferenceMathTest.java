package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.operand.ConvolutionWindow;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each backward of the reference is the derivative of its forward, by central differences in double precision. */
class ReferenceMathTest {
    private static final double STEP = 1e-5;
    /** Relative to 1 + the derivative: truncation of order STEP squared, cancellation of order 1e-16 / STEP. */
    private static final double TOLERANCE = 1e-7;

    private static final ConvolutionWindow[] WINDOWS = {
        new ConvolutionWindow(1, 1, 0),
        new ConvolutionWindow(3, 1, 1),
        new ConvolutionWindow(3, 2, 1),
        new ConvolutionWindow(7, 2, 3)
    };

    @Test
    void convolutionBackward() {
        for (ConvolutionWindow window : WINDOWS) {
            Maps input = Maps.random(2, 3, 5, 6, 1);
            Maps weights = Maps.random(4, 3, window.kernel(), window.kernel(), 2);
            Maps gradient = like(ReferenceMath.convolve(input, weights, window));
            assertDerivative(
                    x -> ReferenceMath.convolve(x, weights, window).dot(gradient),
                    input,
                    ReferenceMath.convolveBackwardData(gradient, weights, input, window));
            assertDerivative(
                    w -> ReferenceMath.convolve(input, w, window).dot(gradient),
                    weights,
                    ReferenceMath.convolveBackwardWeights(input, gradient, weights, window));
        }
    }

    @Test
    void normalizeReluBackwardThroughTheStatistics() {
        double epsilon = 1e-5;
        Maps input = Maps.random(2, 3, 3, 4, 2, 1);
        Maps scale = Maps.vector(1.5, -0.7, 0.4);
        Maps shift = Maps.vector(0.3, -0.2, 0.1);
        Maps gradient = like(input);
        ReferenceMath.NormGradients expected = ReferenceMath.normalizeReluBackward(
                input, gradient, ReferenceMath.mean(input), ReferenceMath.variance(input), scale, shift, epsilon);
        assertDerivative(x -> normalizedLoss(x, scale, shift, epsilon, gradient), input, expected.input());
        assertDerivative(s -> normalizedLoss(input, s, shift, epsilon, gradient), scale, expected.scale());
        assertDerivative(s -> normalizedLoss(input, scale, s, epsilon, gradient), shift, expected.shift());
    }

    private static double normalizedLoss(Maps input, Maps scale, Maps shift, double epsilon, Maps gradient) {
        Maps mean = ReferenceMath.mean(input);
        Maps variance = ReferenceMath.variance(input);
        return ReferenceMath.relu(ReferenceMath.normalize(input, mean, variance, scale, shift, epsilon))
                .dot(gradient);
    }

    @Test
    void poolingBackward() {
        Maps input = Maps.random(2, 3, 5, 7, 1);
        Maps averageGradient = like(ReferencePooling.average(input));
        Maps maxGradient = like(ReferencePooling.max(input));
        Maps globalGradient = like(ReferencePooling.globalAverage(input));
        assertDerivative(
                x -> ReferencePooling.average(x).dot(averageGradient),
                input,
                ReferencePooling.averageBackward(averageGradient, input));
        assertDerivative(
                x -> ReferencePooling.max(x).dot(maxGradient), input, ReferencePooling.maxBackward(maxGradient, input));
        assertDerivative(
                x -> ReferencePooling.globalAverage(x).dot(globalGradient),
                input,
                ReferencePooling.globalAverageBackward(globalGradient, input));
    }

    @Test
    void linearBackward() {
        Maps input = Maps.random(3, 5, 1, 1, 1);
        Maps weights = Maps.random(4, 5, 1, 1, 2);
        Maps bias = Maps.random(1, 4, 1, 1, 3);
        Maps gradient = Maps.random(3, 4, 1, 1, 4);
        ReferenceMath.LinearGradients expected = ReferenceMath.linearBackward(input, gradient, weights);
        assertDerivative(x -> ReferenceMath.linear(x, weights, bias).dot(gradient), input, expected.input());
        assertDerivative(w -> ReferenceMath.linear(input, w, bias).dot(gradient), weights, expected.weights());
        assertDerivative(b -> ReferenceMath.linear(input, weights, b).dot(gradient), bias, expected.bias());
    }

    @Test
    void softmaxCrossEntropyBackward() {
        Maps logits = Maps.random(3, 5, 1, 1, 1);
        Maps labels = Maps.vector(4, 0, 2);
        assertDerivative(
                x -> ReferenceMath.softmaxCrossEntropy(x, labels).mean(),
                logits,
                ReferenceMath.softmaxCrossEntropy(logits, labels).logitsGradient());
    }

    private static Maps like(Maps output) {
        return Maps.random(output.n(), output.c(), output.h(), output.w(), 9);
    }

    private static void assertDerivative(Function<Maps, Double> loss, Maps at, Maps expected) {
        for (int i = 0; i < at.values().length; i++) {
            double derivative = (loss.apply(moved(at, i, STEP)) - loss.apply(moved(at, i, -STEP))) / (2 * STEP);
            double allowed = TOLERANCE * (1 + Math.abs(derivative));
            assertEquals(derivative, expected.values()[i], allowed, "element " + i);
        }
    }

    private static Maps moved(Maps maps, int index, double by) {
        Maps moved = maps.map(value -> value);
        moved.values()[index] += by;
        return moved;
    }
}
