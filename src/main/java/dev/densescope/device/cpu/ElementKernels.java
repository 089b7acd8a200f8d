package dev.densescope.device.cpu;

import dev.densescope.device.DropoutMask;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.Tensor;
import dev.densescope.device.host.HostStorage;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Element-wise kernels and copies, over tiles, shared out among the workers. */
final class ElementKernels {
    private static final int TILE = 4096;

    private final Workers workers;

    ElementKernels(Workers workers) {
        this.workers = workers;
    }

    /** Copies parts one behind the other: with channels outermost that is all a concatenation is. */
    Kernel concatenate(List<Tensor> parts, Tensor output) {
        Pointer[] sources = new Pointer[parts.size()];
        Pointer[] targets = new Pointer[parts.size()];
        long target = HostStorage.address(output);
        for (int i = 0; i < sources.length; i++) {
            requireChannelsOutermost(parts.get(i).shape());
            sources[i] = NativeMemory.at(HostStorage.address(parts.get(i)));
            targets[i] = NativeMemory.at(target);
            sources[i].limit(parts.get(i).shape().bytes());
            target += parts.get(i).shape().bytes();
        }
        Workers.Range work = (worker, from, to, scratch) -> {
            for (int i = 0; i < sources.length; i++) {
                long bytes = sources[i].limit();
                long start = bytes * from / workers.count();
                long end = bytes * to / workers.count();
                Pointer.memcpy(
                        NativeMemory.at(targets[i].address() + start),
                        NativeMemory.at(sources[i].address() + start),
                        end - start);
            }
        };
        return settings -> workers.forRanges(workers.count(), work);
    }

    Kernel updateParameters(Tensor parameters, Tensor gradients, Tensor momentum) {
        NativeFloats parameter = new NativeFloats(parameters);
        NativeFloats gradient = new NativeFloats(gradients);
        NativeFloats velocity = new NativeFloats(momentum);
        return overTiles(parameters.shape().elements(), (start, n, scratch, settings) -> {
            float[] p = scratch.array(0, TILE);
            float[] g = scratch.array(1, TILE);
            float[] v = scratch.array(2, TILE);
            parameter.load(start, p, 0, n);
            gradient.load(start, g, 0, n);
            velocity.load(start, v, 0, n);
            TileMath.update(p, g, v, n, settings.learningRate(), settings.momentum(), settings.weightDecay());
            velocity.store(start, v, 0, n);
            parameter.store(start, p, 0, n);
        });
    }

    Kernel dropout(Tensor target, double probability, int stream) {
        NativeFloats values = new NativeFloats(target);
        TensorShape shape = target.shape();
        float kept = (float) (1 / (1 - probability));
        return overTiles(shape.elements(), (start, n, scratch, settings) -> {
            long key = DropoutMask.key(settings.seed(), settings.step(), stream);
            float[] x = scratch.array(0, TILE);
            values.load(start, x, 0, n);
            for (int i = 0; i < n; i++) {
                x[i] *= DropoutMask.keeps(key, logicalIndex(shape, start + i), probability) ? kept : 0f;
            }
            values.store(start, x, 0, n);
        });
    }

    Kernel updateRunningStatistics(
            Tensor mean, Tensor variance, Tensor runningMean, Tensor runningVariance, long count, float momentum) {
        int channels = mean.shape().c();
        float unbiased = count > 1 ? (float) ((double) count / (count - 1)) : 1f;
        Kernel means = moveTowards(new NativeFloats(mean), new NativeFloats(runningMean), channels, 1f, momentum);
        Kernel variances = moveTowards(
                new NativeFloats(variance), new NativeFloats(runningVariance), channels, unbiased, momentum);
        return settings -> {
            means.run(settings);
            variances.run(settings);
        };
    }

    private static Kernel moveTowards(NativeFloats batch, NativeFloats running, int n, float factor, float momentum) {
        float[] now = new float[n];
        float[] moved = new float[n];
        return settings -> {
            batch.load(0, now, 0, n);
            running.load(0, moved, 0, n);
            for (int i = 0; i < n; i++) {
                moved[i] = (1 - momentum) * moved[i] + momentum * (factor * now[i]);
            }
            running.store(0, moved, 0, n);
        };
    }

    private interface Tile {
        void run(long start, int length, Scratch scratch, StepSettings settings);
    }

    private Kernel overTiles(long elements, Tile tile) {
        int tiles = Math.toIntExact((elements + TILE - 1) / TILE);
        return settings -> workers.forRanges(tiles, (worker, from, to, scratch) -> {
            for (int i = from; i < to; i++) {
                long start = (long) i * TILE;
                tile.run(start, (int) Math.min(TILE, elements - start), scratch, settings);
            }
        });
    }

    /** ((n * C + c) * H + h) * W + w of the element at a place in memory. */
    private static long logicalIndex(TensorShape shape, long place) {
        long pixels = (long) shape.h() * shape.w();
        if (shape.layout() == Layout.CHANNELS_LAST) {
            long c = place % shape.c();
            long pixel = place / shape.c();
            return (pixel / pixels * shape.c() + c) * pixels + pixel % pixels;
        }
        if (shape.layout() == Layout.CHANNELS_OUTERMOST) {
            long perChannel = shape.elementsPerChannel();
            long c = place / perChannel;
            long pixel = place % perChannel;
            return (pixel / pixels * shape.c() + c) * pixels + pixel % pixels;
        }
        return place;
    }

    private static void requireChannelsOutermost(TensorShape shape) {
        if (shape.layout() != Layout.CHANNELS_OUTERMOST) {
            throw new IllegalArgumentException("only channels-outermost maps are concatenated, not " + shape);
        }
    }
}
