package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.operand.ConvolutionGradients;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.NormChunks;
import dev.densescope.device.operand.NormGradients;
import dev.densescope.device.operand.NormOperands;
import dev.densescope.device.operand.StatisticsGradient;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch norm and its 1x1 convolution in chunks of channels give the bits of separate kernels over all channels. */
class NormChunksTest {
    private static final int OUTPUTS = 21;
    private static final int WORKSPACE_BYTES = 8 << 20;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 70, 64", "2, 70, 1", "2, 70, 64", "2, 130, 64", "2, 5, 5", "3, 131, 7", "3, 650, 64"})
    void chunksGiveTheBitsOfAllChannelsAtOnce(int threads, int channels, int atATime) {
        try (Device device = new CpuDevice(threads);
                Memory memory = new Memory(device)) {
            for (boolean accumulate : new boolean[] {true, false}) {
                Operands whole = new Operands(memory, channels);
                Operands chunks = new Operands(memory, channels);
                whole.run(memory, accumulate);
                chunks.runInChunks(memory, atATime, accumulate);
                for (int i = 0; i < whole.results().size(); i++) {
                    assertArrayEquals(
                            device.read(whole.results().get(i)),
                            device.read(chunks.results().get(i)),
                            "result %d, accumulating: %s".formatted(i, accumulate));
                }
            }
        }
    }

    /** Tensors, one behind the other. */
    private static final class Memory implements AutoCloseable {
        private final Device device;
        private final Storage storage;
        private final Kernels kernels;
        private long next = WORKSPACE_BYTES;

        Memory(Device device) {
            this.device = device;
            storage = device.reserve(64L << 20);
            kernels = device.kernels(new Tensor(storage, 0, TensorShape.vector(WORKSPACE_BYTES / Float.BYTES)));
        }

        Tensor place(TensorShape shape, long seed) {
            Tensor tensor = new Tensor(storage, next, shape);
            next += (shape.bytes() + Storage.ALIGNMENT - 1) / Storage.ALIGNMENT * Storage.ALIGNMENT;
            Random random = new Random(seed);
            float[] values = new float[Math.toIntExact(shape.elements())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.2 + random.nextDouble());
            }
            device.write(tensor, values);
            return tensor;
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    /** Equal values each time. */
    private static final class Operands {
        private final TensorShape maps;
        private final Tensor input;
        private final NormOperands norm;
        private final Tensor convolved;
        private final ConvolutionGradients convolution;
        private final NormGradients gradients;
        private final StatisticsGradient statistics;

        Operands(Memory memory, int channels) {
            maps = TensorShape.channelsLast(3, channels, 7, 11);
            TensorShape narrow = maps.withChannels(OUTPUTS);
            TensorShape vector = TensorShape.vector(channels);
            TensorShape weights = TensorShape.channelsLast(OUTPUTS, channels, 1, 1);
            TensorShape weightsRows = new TensorShape(weights.type(), Layout.ROW_MAJOR, OUTPUTS, channels, 1, 1);
            input = memory.place(outermost(maps), 1);
            norm = new NormOperands(
                    memory.place(vector, 2),
                    memory.place(vector, 3),
                    memory.place(vector, 4),
                    memory.place(vector, 5),
                    1e-5f);
            convolved = memory.place(narrow, 6);
            convolution = new ConvolutionGradients(
                    memory.place(weightsRows, 7), memory.place(narrow, 8), memory.place(weightsRows, 9));
            gradients = new NormGradients(
                    memory.place(outermost(maps), 10), memory.place(vector, 11), memory.place(vector, 12));
            statistics = new StatisticsGradient(memory.place(vector, 13), memory.place(vector, 14));
        }

        private static TensorShape outermost(TensorShape maps) {
            return new TensorShape(maps.type(), Layout.CHANNELS_OUTERMOST, maps.n(), maps.c(), maps.h(), maps.w());
        }

        void run(Memory memory, boolean accumulate) {
            Kernels kernels = memory.kernels;
            Tensor normalized = memory.place(outermost(maps), 15);
            Tensor gradient = accumulate ? memory.place(outermost(maps), 16) : gradients.input();
            ConvolutionWindow window = ConvolutionWindow.POINTWISE;
            run(kernels.normalizeConvolve(
                    List.of(input), Optional.empty(), norm, normalized, convolution.weights(), convolved, true, true));
            run(kernels.convolveBackwardWeights(
                    normalized, convolution.output(), convolution.weightsGradient(), window));
            run(kernels.convolveBackwardData(convolution.output(), convolution.weights(), gradient, window));
            run(kernels.normalizeReluBackwardDirect(
                    input, gradient, norm, gradients, Optional.empty(), statistics, accumulate));
        }

        void runInChunks(Memory memory, int atATime, boolean accumulate) {
            TensorShape chunk = outermost(maps).withChannels(atATime);
            NormChunks chunks = new NormChunks(
                    memory.place(chunk, 15), accumulate ? Optional.of(memory.place(chunk, 16)) : Optional.empty());
            run(memory.kernels.convolveNormalized(input, norm, convolution.weights(), convolved));
            run(memory.kernels.convolveNormalizedBackward(input, norm, convolution, chunks, gradients, statistics));
        }

        private static void run(Kernel kernel) {
            kernel.run(KernelRun.SETTINGS);
        }

        List<Tensor> results() {
            return List.of(
                    convolved,
                    convolution.weightsGradient(),
                    gradients.input(),
                    gradients.scale(),
                    gradients.shift(),
                    statistics.slopes(),
                    statistics.offsets());
        }
    }
}
