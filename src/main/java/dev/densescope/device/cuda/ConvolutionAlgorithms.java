package dev.densescope.device.cuda;

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

    Direction.Described describe(ConvolutionShapes shapes) {
        return new Direction.Described(
                descriptors.maps(shapes.input()),
                descriptors.weights(shapes.weights()),
                descriptors.maps(shapes.output()),
                descriptors.window(shapes.window()));
    }

    private Optional<Choice> answer(Question question) {
        Direction.Described described = describe(question.shapes);
        List<Direction.Candidate> ranking = question.direction.ranking(context, described);
        try (SizeTPointer bytes = new SizeTPointer(1)) {
            for (Direction.Candidate candidate : ranking) {
                if (isAllowed(candidate)
                        && question.direction.workspaceBytes(context, described, candidate.algorithm(), bytes)
                                == cudnn.CUDNN_STATUS_SUCCESS
                        && bytes.get() <= question.limitBytes) {
                    return Optional.of(new Choice(candidate.algorithm(), bytes.get()));
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
     * @param workspaceBytes that it needs
     */
    record Choice(int algorithm, long workspaceBytes) {}
}
