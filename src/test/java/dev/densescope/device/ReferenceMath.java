package dev.densescope.device;

import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormGradients;

/** What kernels ought to compute, in plain loops and double precision. Forward and backward side by side. */
final class ReferenceMath {
    private ReferenceMath() {}

    record NormGradients(Maps input, Maps scale, Maps shift) {}

    record LinearGradients(Maps input, Maps weights, Maps bias) {}

    record Loss(double mean, Maps logitsGradient) {}

    /** Visits every product that a convolution sums up. */
    private interface Products {
        void visit(int image, int out, int row, int column, int in, int y, int x, int inputRow, int inputColumn);
    }

    private static void forEachProduct(
            Maps input, Maps weights, ConvolutionWindow window, Maps output, Products products) {
        for (int image = 0; image < output.n(); image++) {
            for (int out = 0; out < output.c(); out++) {
                for (int row = 0; row < output.h(); row++) {
                    for (int column = 0; column < output.w(); column++) {
                        visitWindow(input, weights, window, image, out, row, column, products);
                    }
                }
            }
        }
    }

    private static void visitWindow(
            Maps input,
            Maps weights,
            ConvolutionWindow window,
            int image,
            int out,
            int row,
            int column,
            Products products) {
        for (int y = 0; y < window.kernel(); y++) {
            for (int x = 0; x < window.kernel(); x++) {
                int inputRow = row * window.stride() + y - window.padding();
                int inputColumn = column * window.stride() + x - window.padding();
                for (int in = 0; in < weights.c() && input.contains(inputRow, inputColumn); in++) {
                    products.visit(image, out, row, column, in, y, x, inputRow, inputColumn);
                }
            }
        }
    }

    static int sideAfter(int side, ConvolutionWindow window) {
        return (side + 2 * window.padding() - window.kernel()) / window.stride() + 1;
    }

    static Maps convolve(Maps input, Maps weights, ConvolutionWindow window) {
        Maps output = Maps.zeros(input.n(), weights.n(), sideAfter(input.h(), window), sideAfter(input.w(), window));
        forEachProduct(
                input,
                weights,
                window,
                output,
                (image, out, row, column, in, y, x, inputRow, inputColumn) -> output.add(
                        image,
                        out,
                        row,
                        column,
                        weights.at(out, in, y, x) * input.at(image, in, inputRow, inputColumn)));
        return output;
    }

    static Maps convolveBackwardData(Maps outputGradient, Maps weights, Maps input, ConvolutionWindow window) {
        Maps gradient = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        forEachProduct(
                input,
                weights,
                window,
                outputGradient,
                (image, out, row, column, in, y, x, inputRow, inputColumn) -> gradient.add(
                        image,
                        in,
                        inputRow,
                        inputColumn,
                        weights.at(out, in, y, x) * outputGradient.at(image, out, row, column)));
        return gradient;
    }

    static Maps convolveBackwardWeights(Maps input, Maps outputGradient, Maps weights, ConvolutionWindow window) {
        Maps gradient = Maps.zeros(weights.n(), weights.c(), weights.h(), weights.w());
        forEachProduct(
                input,
                weights,
                window,
                outputGradient,
                (image, out, row, column, in, y, x, inputRow, inputColumn) -> gradient.add(
                        out,
                        in,
                        y,
                        x,
                        input.at(image, in, inputRow, inputColumn) * outputGradient.at(image, out, row, column)));
        return gradient;
    }

    private static int channelOf(Maps maps, int index) {
        return index / (maps.h() * maps.w()) % maps.c();
    }

    private static int countPerChannel(Maps maps) {
        return maps.n() * maps.h() * maps.w();
    }

    static Maps mean(Maps input) {
        double[] sums = new double[input.c()];
        for (int i = 0; i < input.values().length; i++) {
            sums[channelOf(input, i)] += input.values()[i];
        }
        return Maps.vector(sums).map(sum -> sum / countPerChannel(input));
    }

    static Maps variance(Maps input) {
        double[] means = mean(input).values();
        double[] sums = new double[input.c()];
        for (int i = 0; i < input.values().length; i++) {
            double centered = input.values()[i] - means[channelOf(input, i)];
            sums[channelOf(input, i)] += centered * centered;
        }
        return Maps.vector(sums).map(sum -> sum / countPerChannel(input));
    }

    /** The output of the batch norm, before ReLU. */
    static Maps normalize(Maps input, Maps mean, Maps variance, Maps scale, Maps shift, double epsilon) {
        Maps output = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        for (int i = 0; i < input.values().length; i++) {
            int c = channelOf(input, i);
            double normalized = (input.values()[i] - mean.values()[c]) / Math.sqrt(variance.values()[c] + epsilon);
            output.values()[i] = scale.values()[c] * normalized + shift.values()[c];
        }
        return output;
    }

    static Maps relu(Maps input) {
        return input.map(value -> Math.max(0, value));
    }

    static NormGradients normalizeReluBackward(
            Maps input, Maps outputGradient, Maps mean, Maps variance, Maps scale, Maps shift, double epsilon) {
        Maps output = normalize(input, mean, variance, scale, shift, epsilon);
        Maps one = scale.map(any -> 1);
        Maps normalized = normalize(input, mean, variance, one, one.map(any -> 0), epsilon);
        double[] shiftGradient = new double[input.c()];
        double[] scaleGradient = new double[input.c()];
        for (int i = 0; i < input.values().length; i++) {
            double gradient = output.values()[i] > 0 ? outputGradient.values()[i] : 0;
            shiftGradient[channelOf(input, i)] += gradient;
            scaleGradient[channelOf(input, i)] += gradient * normalized.values()[i];
        }
        Maps inputGradient = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        for (int i = 0; i < input.values().length; i++) {
            int c = channelOf(input, i);
            double gradient = output.values()[i] > 0 ? outputGradient.values()[i] : 0;
            double throughStatistics =
                    (shiftGradient[c] + normalized.values()[i] * scaleGradient[c]) / countPerChannel(input);
            inputGradient.values()[i] =
                    scale.values()[c] / Math.sqrt(variance.values()[c] + epsilon) * (gradient - throughStatistics);
        }
        return new NormGradients(inputGradient, Maps.vector(scaleGradient), Maps.vector(shiftGradient));
    }

    /** The part of a batch norm's gradient that goes through the statistics, as a line in the input per channel. */
    record NormLines(Maps slopes, Maps offsets) {}

    static NormLines lines(Maps input, NormGradients gradients, Maps variance, Maps scale, double epsilon) {
        double[] slopes = new double[input.c()];
        double[] offsets = new double[input.c()];
        for (int c = 0; c < slopes.length; c++) {
            double deviation = Math.sqrt(variance.values()[c] + epsilon);
            double factor = scale.values()[c] / deviation / countPerChannel(input);
            slopes[c] = factor * gradients.scale().values()[c] / deviation;
            offsets[c] = factor * gradients.shift().values()[c];
        }
        return new NormLines(Maps.vector(slopes), Maps.vector(offsets));
    }

    /** {@code slope * (input - mean) + offset}. */
    static Maps line(Maps input, Maps mean, NormLines lines) {
        Maps line = Maps.zeros(input.n(), input.c(), input.h(), input.w());
        for (int i = 0; i < input.values().length; i++) {
            int c = channelOf(input, i);
            line.values()[i] = lines.slopes().values()[c] * (input.values()[i] - mean.values()[c])
                    + lines.offsets().values()[c];
        }
        return line;
    }

    static Maps linear(Maps input, Maps weights, Maps bias) {
        Maps output = Maps.zeros(input.n(), weights.n(), 1, 1);
        for (int row = 0; row < input.n(); row++) {
            for (int out = 0; out < weights.n(); out++) {
                output.add(row, out, 0, 0, bias.values()[out]);
                for (int in = 0; in < input.c(); in++) {
                    output.add(row, out, 0, 0, input.at(row, in, 0, 0) * weights.at(out, in, 0, 0));
                }
            }
        }
        return output;
    }

    static LinearGradients linearBackward(Maps input, Maps outputGradient, Maps weights) {
        Maps inputGradient = Maps.zeros(input.n(), input.c(), 1, 1);
        Maps weightsGradient = Maps.zeros(weights.n(), weights.c(), 1, 1);
        Maps biasGradient = Maps.zeros(1, weights.n(), 1, 1);
        for (int row = 0; row < input.n(); row++) {
            for (int out = 0; out < weights.n(); out++) {
                double gradient = outputGradient.at(row, out, 0, 0);
                biasGradient.add(0, out, 0, 0, gradient);
                for (int in = 0; in < input.c(); in++) {
                    inputGradient.add(row, in, 0, 0, gradient * weights.at(out, in, 0, 0));
                    weightsGradient.add(out, in, 0, 0, gradient * input.at(row, in, 0, 0));
                }
            }
        }
        return new LinearGradients(inputGradient, weightsGradient, biasGradient);
    }

    static Loss softmaxCrossEntropy(Maps logits, Maps labels) {
        Maps gradient = Maps.zeros(logits.n(), logits.c(), 1, 1);
        double loss = 0;
        for (int row = 0; row < logits.n(); row++) {
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < logits.c(); k++) {
                largest = Math.max(largest, logits.at(row, k, 0, 0));
            }
            for (int k = 0; k < logits.c(); k++) {
                sum += Math.exp(logits.at(row, k, 0, 0) - largest);
            }
            int label = (int) labels.values()[row];
            loss += largest + Math.log(sum) - logits.at(row, label, 0, 0);
            for (int k = 0; k < logits.c(); k++) {
                double probability = Math.exp(logits.at(row, k, 0, 0) - largest) / sum;
                gradient.add(row, k, 0, 0, (probability - (k == label ? 1 : 0)) / logits.n());
            }
        }
        return new Loss(loss / logits.n(), gradient);
    }
}
