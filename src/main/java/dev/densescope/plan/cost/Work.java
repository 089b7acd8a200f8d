package dev.densescope.plan.cost;

import dev.densescope.plan.step.BatchNormComputation.CompleteGradient;
import dev.densescope.plan.step.BatchNormComputation.ComputeBatchStatistics;
import dev.densescope.plan.step.BatchNormComputation.ConcatenateNormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeRelu;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackward;
import dev.densescope.plan.step.BatchNormComputation.NormalizeReluBackwardDirect;
import dev.densescope.plan.step.BatchNormComputation.UpdateRunningStatistics;
import dev.densescope.plan.step.ClassifierComputation.Linear;
import dev.densescope.plan.step.ClassifierComputation.LinearBackward;
import dev.densescope.plan.step.ClassifierComputation.SoftmaxCrossEntropy;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Concatenate;
import dev.densescope.plan.step.ConvolutionComputation;
import dev.densescope.plan.step.ConvolutionComputation.Convolve;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardData;
import dev.densescope.plan.step.ConvolutionComputation.ConvolveBackwardWeights;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalized;
import dev.densescope.plan.step.ConvolutionOfNorm.ConvolveNormalizedBackward;
import dev.densescope.plan.step.Dropout;
import dev.densescope.plan.step.NormalizeConvolve;
import dev.densescope.plan.step.PoolingComputation.AveragePool;
import dev.densescope.plan.step.PoolingComputation.AveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePool;
import dev.densescope.plan.step.PoolingComputation.GlobalAveragePoolBackward;
import dev.densescope.plan.step.PoolingComputation.MaxPool;
import dev.densescope.plan.step.PoolingComputation.MaxPoolBackward;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.View;
import java.util.List;

/**
 * The work of an operation, as far as its time depends on it.
 *
 * @param kind the kind of operation, such as {@code convolve 3x3}; operations of one kind run the same code
 * @param bytes number of bytes read and written
 * @param multiplyAccumulates number of multiply-accumulates; 0 for operations that only move data
 */
public record Work(String kind, long bytes, long multiplyAccumulates) {
    /** Kernels use different code for images, which have few channels, and for feature maps. */
    private static final int FEW_CHANNELS = 8;

    /** The work of a computation. */
    public static Work of(Computation computation) {
        return computation.accept(Visitor.INSTANCE);
    }

    private enum Visitor implements Computation.Visitor<Work> {
        INSTANCE;

        @Override
        public Work convolve(Convolve computation) {
            return convolution("convolve", computation);
        }

        @Override
        public Work convolveBackwardData(ConvolveBackwardData computation) {
            return convolution("data gradient", computation);
        }

        @Override
        public Work convolveBackwardWeights(ConvolveBackwardWeights computation) {
            return convolution("weights gradient", computation);
        }

        @Override
        public Work computeBatchStatistics(ComputeBatchStatistics computation) {
            return moving("batch statistics", computation);
        }

        @Override
        public Work updateRunningStatistics(UpdateRunningStatistics computation) {
            return moving("running statistics", computation);
        }

        @Override
        public Work normalizeRelu(NormalizeRelu computation) {
            return moving("normalize", computation);
        }

        @Override
        public Work concatenateNormalizeRelu(ConcatenateNormalizeRelu computation) {
            return moving("concatenate, normalize", computation);
        }

        @Override
        public Work normalizeConvolve(NormalizeConvolve computation) {
            long bytes =
                    bytes(computation.reads()) + bytes(computation.convolution().writes());
            if (computation.keepsOutput()) {
                bytes += bytes(List.of(computation.normalization().output()));
            }
            boolean copies = computation.normalization().copy().isPresent();
            if (copies && computation.keepsConcatenation()) {
                bytes += bytes(List.of(computation.normalization().copy().orElseThrow()));
            }
            String kind = (copies ? "concatenate, " : "")
                    + (computation.keepsOutput() ? "normalize, convolve" : "normalize and convolve");
            return new Work(kind, bytes, multiplyAccumulates(computation.convolution()));
        }

        @Override
        public Work convolveNormalized(ConvolveNormalized computation) {
            return new Work(
                    "normalize and convolve",
                    bytes(computation.reads()) + bytes(computation.writes()),
                    products(computation.weights(), computation.output()));
        }

        /**
         * Each chunk reads the output gradient of the convolution twice; the input and its gradients are read or
         * written eight times in total.
         */
        @Override
        public Work convolveNormalizedBackward(ConvolveNormalizedBackward computation) {
            int channels = computation.input().shape().c();
            int atATime = computation.normalizedChunk().shape().c();
            long chunks = (channels + atATime - 1L) / atATime;
            return new Work(
                    "normalize and convolve backward",
                    8 * computation.input().shape().bytes()
                            + 2 * chunks * computation.outputGradient().shape().bytes(),
                    2 * products(computation.weights(), computation.outputGradient()));
        }

        private static long products(View weights, View outputs) {
            return Math.multiplyExact(
                    weights.shape().elements(), outputs.shape().elementsPerChannel());
        }

        @Override
        public Work normalizeReluBackward(NormalizeReluBackward computation) {
            return moving("normalize backward", computation);
        }

        @Override
        public Work normalizeReluBackwardDirect(NormalizeReluBackwardDirect computation) {
            return moving("normalize backward to features", computation);
        }

        @Override
        public Work completeGradient(CompleteGradient computation) {
            return moving("complete gradient", computation);
        }

        @Override
        public Work concatenate(Concatenate computation) {
            return moving("concatenate", computation);
        }

        @Override
        public Work averagePool(AveragePool computation) {
            return moving("average pool", computation);
        }

        @Override
        public Work averagePoolBackward(AveragePoolBackward computation) {
            return moving("average pool backward", computation);
        }

        @Override
        public Work maxPool(MaxPool computation) {
            return moving("max pool", computation);
        }

        @Override
        public Work maxPoolBackward(MaxPoolBackward computation) {
            return moving("max pool backward", computation);
        }

        @Override
        public Work globalAveragePool(GlobalAveragePool computation) {
            return moving("global average pool", computation);
        }

        @Override
        public Work globalAveragePoolBackward(GlobalAveragePoolBackward computation) {
            return moving("global average pool backward", computation);
        }

        @Override
        public Work linear(Linear computation) {
            return moving("linear", computation);
        }

        @Override
        public Work linearBackward(LinearBackward computation) {
            return moving("linear backward", computation);
        }

        @Override
        public Work softmaxCrossEntropy(SoftmaxCrossEntropy computation) {
            return moving("softmax", computation);
        }

        @Override
        public Work dropout(Dropout computation) {
            return moving("dropout", computation);
        }

        @Override
        public Work updateParameters(UpdateParameters computation) {
            return moving("update", computation);
        }

        /** Work of an operation that only moves data. */
        private static Work moving(String kind, Computation computation) {
            return new Work(kind, bytes(computation.reads()) + bytes(computation.writes()), 0);
        }

        private static Work convolution(String kind, ConvolutionComputation computation) {
            int kernel = computation.window().kernel();
            String images = computation.inputs().shape().c() < FEW_CHANNELS ? " of images" : "";
            return new Work(
                    "%s %dx%d%s".formatted(kind, kernel, kernel, images),
                    bytes(computation.reads()) + bytes(computation.writes()),
                    multiplyAccumulates(computation));
        }

        private static long multiplyAccumulates(ConvolutionComputation computation) {
            return products(computation.kernel(), computation.outputs());
        }

        private static long bytes(List<View> views) {
            return views.stream().mapToLong(view -> view.shape().bytes()).sum();
        }
    }
}
