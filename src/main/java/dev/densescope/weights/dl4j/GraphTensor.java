package dev.densescope.weights.dl4j;

import java.util.List;

/**
 * A parameter in the order in which Deeplearning4j stores them.
 *
 * @param name by torchvision
 * @param isLogDeviation whether its values are log10 of standard deviations, where running variances are meant
 */
record GraphTensor(String name, List<Long> shape, boolean isLogDeviation) {
    GraphTensor {
        shape = List.copyOf(shape);
    }

    static GraphTensor of(String name, long... shape) {
        return new GraphTensor(name, java.util.Arrays.stream(shape).boxed().toList(), false);
    }

    GraphTensor named(String newName) {
        return new GraphTensor(newName, shape, isLogDeviation);
    }

    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}
