package dev.densescope.device.cpu;

import dev.densescope.device.DropoutMask;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.parallel.Scratch;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.cpu.parallel.TileMath;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Element-wise kernels and copies, in tiles divided among the workers. */
final class ElementKernels {
    private static final int TILE = 4096;

    private final Workers workers;

    ElementKernels(Workers workers) {
        this.workers = workers;
    }

    /** Concatenates channels-outermost parts by copying them one after the other. */
    Kernel concatenate(List<Tensor> parts, Tensor output) {
        long[] sources = new long[parts.size()];
        long[] bytes = new long[parts.size()];
        for (int i = 0; i < sources.length; i++) {
            requireChannelsOutermost(parts.get(i).shape());
            sources[i] = HostStorage.address(parts.get(i));
            bytes[i] = parts.get(i).shape().bytes();
        }
        long target = HostStorage.address(output);
        Workers.Range work = (worker, from, to, scratch) -> {
            long behind = target;
            for (int i = 0; i < sources.length; i++) {
                long start = bytes[i] * from / workers.count();
                long end = bytes[i] * to / workers.count();
                Pointer.memcpy(NativeMemory.at(behind + start), NativeMemory.at(sources[i] + start), end - start);
                behind += bytes[i];
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
        return Sequence.of(means, variances);
    }

    private Kernel moveTowards(NativeFloats batch, NativeFloats running, int channels, float factor, float momentum) {
        return overTiles(channels, (start, n, scratch, settings) -> {
            float[] now = scratch.array(0, TILE);
            float[] moved = scratch.array(1, TILE);
            batch.load(start, now, 0, n);
            running.load(start, moved, 0, n);
            for (int i = 0; i < n; i++) {
                moved[i] = (1 - momentum) * moved[i] + momentum * (factor * now[i]);
            }
            running.store(start, moved, 0, n);
        });
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

    /** The logical index ((n * C + c) * H + h) * W + w of the element at a memory index. */
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
            throw new IllegalArgumentException(
                    "only channels-outermost feature maps can be concatenated, not " + shape);
        }
    }
}
