package dev.densescope.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Initial values as in the original implementations: convolutions normal(0, sqrt(2 / (kernel area * outputs))), batch
 * norm scale 1 and shift 0, linear weight uniform in +-1/sqrt(inputs), linear bias 0. Each parameter has its own random
 * stream, so its values depend only on the seed and its name.
 */
public final class ParameterInitializer {
    private final long seed;

    public ParameterInitializer(long seed) {
        this.seed = seed;
    }

    /** Initial values in row-major order. */
    public float[] valuesOf(Parameter parameter) {
        float[] values = new float[Math.toIntExact(parameter.count())];
        switch (parameter.kind()) {
            case CONVOLUTION_WEIGHT -> fillNormal(values, parameter);
            case LINEAR_WEIGHT -> fillUniform(values, parameter);
            case BATCH_NORM_SCALE -> Arrays.fill(values, 1f);
            case BATCH_NORM_SHIFT, LINEAR_BIAS -> Arrays.fill(values, 0f);
        }
        return values;
    }

    private void fillNormal(float[] values, Parameter parameter) {
        int outputs = parameter.dimensions().get(0);
        int area = parameter.dimensions().get(2) * parameter.dimensions().get(3);
        double deviation = Math.sqrt(2.0 / ((double) area * outputs));
        RandomGenerator random = stream(parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
    }

    private void fillUniform(float[] values, Parameter parameter) {
        double bound = 1 / Math.sqrt(parameter.dimensions().get(1));
        RandomGenerator random = stream(parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }

    private RandomGenerator stream(Parameter parameter) {
        long mixed = seed * 0x9E3779B97F4A7C15L + parameter.name().hashCode();
        return RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
    }
}
