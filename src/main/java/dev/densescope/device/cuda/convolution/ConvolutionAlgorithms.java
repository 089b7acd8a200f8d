package dev.densescope.device.cuda.convolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Chooses cuDNN's algorithm for a convolution: the first of its ranking that is deterministic and keeps within the workspace.
 * The ranking is cuDNN's rule for the GPU, not a measurement, so that every strategy and every run gets the same.
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
     * An algorithm for tensors that lie as they do.
     *
     * @param limitBytes of the workspace
     * @return empty if there is none
     */
    Optional<Choice> choose(Direction direction, ConvolutionShapes shapes, long limitBytes) {
        return known.computeIfAbsent(new Question(direction, shapes, limitBytes), this::answer);
    }

    /** The tensors of a convolution that is computed in this way. */
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
                // an algorithm is ranked for its math type: with another one cuDNN may compute it by other, slower
                // kernels
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
     * How a convolution is computed.
     *
     * @param algorithm cuDNN's number
     * @param mathType cuDNN's number for the units that compute it
     * @param workspaceBytes that it needs
     */
    record Choice(int algorithm, int mathType, long workspaceBytes) {
        /** Whether the same kernels compute it, wherever tensors lie. */
        boolean isLike(Choice other) {
            return algorithm == other.algorithm && mathType == other.mathType;
        }
    }
}
