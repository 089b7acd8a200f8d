package dev.densescope.device;

import dev.densescope.memory.TensorShape;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Values of a tensor in logical order ((n * C + c) * H + h) * W + w, in double precision. */
final class Maps {
    private final int n;
    private final int c;
    private final int h;
    private final int w;
    private final double[] values;

    private Maps(int n, int c, int h, int w, double[] values) {
        this.n = n;
        this.c = c;
        this.h = h;
        this.w = w;
        this.values = values;
    }

    static Maps zeros(int n, int c, int h, int w) {
        return new Maps(n, c, h, w, new double[n * c * h * w]);
    }

    /** Normally distributed around {@code mean} with deviation 1, each value exactly representable as a float. */
    static Maps random(int n, int c, int h, int w, double mean, long seed) {
        Random random = new Random(seed);
        Maps maps = zeros(n, c, h, w);
        for (int i = 0; i < maps.values.length; i++) {
            maps.values[i] = (float) (mean + random.nextGaussian());
        }
        return maps;
    }

    static Maps random(int n, int c, int h, int w, long seed) {
        return random(n, c, h, w, 0, seed);
    }

    static Maps vector(double... values) {
        return new Maps(1, values.length, 1, 1, values);
    }

    static Maps scalar(double value) {
        return vector(value);
    }

    /** Channels {@code from} to {@code to - 1} of all images. */
    Maps channels(int from, int to) {
        Maps part = zeros(n, to - from, h, w);
        int pixels = h * w;
        for (int image = 0; image < n; image++) {
            System.arraycopy(
                    values, (image * c + from) * pixels, part.values, image * part.c * pixels, part.c * pixels);
        }
        return part;
    }

    int n() {
        return n;
    }

    int c() {
        return c;
    }

    int h() {
        return h;
    }

    int w() {
        return w;
    }

    /** The values themselves, to be read or set. */
    double[] values() {
        return values;
    }

    int index(int image, int channel, int row, int column) {
        return ((image * c + channel) * h + row) * w + column;
    }

    double at(int image, int channel, int row, int column) {
        return values[index(image, channel, row, column)];
    }

    /** 0 beyond the edges. */
    double padded(int image, int channel, int row, int column) {
        return contains(row, column) ? at(image, channel, row, column) : 0;
    }

    boolean contains(int row, int column) {
        return row >= 0 && row < h && column >= 0 && column < w;
    }

    void add(int image, int channel, int row, int column, double value) {
        values[index(image, channel, row, column)] += value;
    }

    Maps map(DoubleUnaryOperator function) {
        Maps result = zeros(n, c, h, w);
        for (int i = 0; i < values.length; i++) {
            result.values[i] = function.applyAsDouble(values[i]);
        }
        return result;
    }

    Maps plus(Maps other) {
        Maps result = zeros(n, c, h, w);
        for (int i = 0; i < values.length; i++) {
            result.values[i] = values[i] + other.values[i];
        }
        return result;
    }

    /** Sum of products of equal places. */
    double dot(Maps other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    /** Rounded to floats and brought into the memory order of a shape. */
    float[] inMemoryOrder(TensorShape shape) {
        float[] memory = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            memory[place(shape, i)] = (float) values[i];
        }
        return memory;
    }

    static Maps ofMemory(TensorShape shape, float[] memory) {
        Maps maps = zeros(shape.n(), shape.c(), shape.h(), shape.w());
        for (int i = 0; i < memory.length; i++) {
            maps.values[i] = memory[place(shape, i)];
        }
        return maps;
    }

    private static int place(TensorShape shape, int logical) {
        int pixels = shape.h() * shape.w();
        int pixel = logical % pixels;
        int channel = logical / pixels % shape.c();
        int image = logical / pixels / shape.c();
        return switch (shape.layout()) {
            case ROW_MAJOR -> logical;
            case CHANNELS_OUTERMOST -> (channel * shape.n() + image) * pixels + pixel;
            case CHANNELS_LAST -> (image * pixels + pixel) * shape.c() + channel;
        };
    }
}
