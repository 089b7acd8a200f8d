package dev.densescope.device.cuda.convolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Chooses cuDNN's algorithm for a convolution: the first in cuDNN's heuristic ranking that is deterministic and fits
 * into the workspace. The ranking is a heuristic for the GPU, not a measurement, so every strategy and every run gets
 * the same algorithm.
 */
final class ConvolutionAlgorithms {
    private final cudnnContext context;
    private final ConvolutionDescriptors descriptors;
    private final boolean tensorFloat32;
    private final Map<Question, Optional<Choice>> known = new HashMap<>();

    ConvolutionAlgorithms(cudnnContext context, ConvolutionDescriptors descriptors, boolean tensorFloat32) {
        this.context = context;
        this.descriptors = descriptors;
        this.tensorFloat32 = tensorFloat32;
    }

    /**
     * Chooses an algorithm for tensors with the given layouts.
     *
     * @param limitBytes size of the workspace
     * @return empty if there is no suitable algorithm
     */
    Optional<Choice> choose(Direction direction, ConvolutionShapes shapes, long limitBytes) {
        return known.computeIfAbsent(new Question(direction, shapes, limitBytes), this::answer);
    }

    /** The tensor descriptors for a chosen algorithm. */
    Direction.Described describe(ConvolutionShapes shapes, Choice choice) {
        return describe(shapes, choice.mathType);
    }

    private Direction.Described describe(ConvolutionShapes shapes, int mathType) {
        return new Direction.Described(
                descriptors.maps(shapes.input()),
                descriptors.weights(shapes.weights()),
                descriptors.maps(shapes.output()),
                descriptors.window(shapes.window(), mathType));
    }

    private Optional<Choice> answer(Question question) {
        int maxAllowed = tensorFloat32 ? cudnn.CUDNN_DEFAULT_MATH : cudnn.CUDNN_FMA_MATH;
        List<Direction.Candidate> ranking = question.direction.ranking(context, describe(question.shapes, maxAllowed));
        try (SizeTPointer bytes = new SizeTPointer(1)) {
            for (Direction.Candidate candidate : ranking) {
                // run an algorithm with the math type it was ranked for: with another one, cuDNN may use slower kernels
                int mathType = tensorFloat32 ? candidate.mathType() : maxAllowed;
                if (isAllowed(candidate)
                        && question.direction.workspaceBytes(
                                        context, describe(question.shapes, mathType), candidate.algorithm(), bytes)
                                == cudnn.CUDNN_STATUS_SUCCESS
                        && bytes.get() <= question.limitBytes) {
                    return Optional.of(new Choice(candidate.algorithm(), mathType, bytes.get()));
                }
            }
            return Optional.empty();
        }
    }

    private boolean isAllowed(Direction.Candidate candidate) {
        return candidate.isSupported()
                && candidate.isDeterministic()
                && (tensorFloat32
                        || candidate.mathType() == cudnn.CUDNN_FMA_MATH
                        || candidate.mathType() == cudnn.CUDNN_DEFAULT_MATH);
    }

    private record Question(Direction direction, ConvolutionShapes shapes, long limitBytes) {}

    /**
     * A chosen algorithm.
     *
     * @param algorithm cuDNN's algorithm number
     * @param mathType cuDNN's math type
     * @param workspaceBytes required workspace
     */
    record Choice(int algorithm, int mathType, long workspaceBytes) {
        /** Whether both use the same kernels. */
        boolean isLike(Choice other) {
            return algorithm == other.algorithm && mathType == other.mathType;
        }
    }
}
