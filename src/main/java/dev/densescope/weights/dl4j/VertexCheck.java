package dev.densescope.weights.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.util.List;

/** Checks the fields of a vertex: whether it computes what a DenseNet does at its place. */
record VertexCheck(GraphVertex vertex) {
    /** As DenseNets have it; other values compute another function. */
    private static final double EPSILON = 1e-5;

    private static final double TOLERANCE = 1e-12;
    private static final double MIN_KEPT = 1e-6;

    /** @param what continues a sentence about the vertex */
    InvalidTensorFileException refused(Text what) {
        return new InvalidTensorFileException(
                Text.of("its vertex %s is none of a DenseNet: it %s", DisplayText.of(vertex.name()), what));
    }

    void require(boolean holds, Text what) {
        if (!holds) {
            throw refused(what);
        }
    }

    /** A number from 1. */
    long count(String field, int max) {
        int number = vertex.number(field);
        require(number >= 1 && number <= max, Text.of("has %s %d", field, number));
        return number;
    }

    private void requireInputs(long channels) {
        require(
                vertex.number("nin") == channels,
                Text.of("has %d inputs, but its maps have %d channels", vertex.number("nin"), channels));
    }

    /** Without bias, activation, dilation and dropout. */
    void requirePlainConvolution(long channels) {
        requireInputs(channels);
        require(!vertex.isSet("hasBias"), Text.of("has a bias"));
        require(vertex.classOf("activationFn").equals("ActivationIdentity"), Text.of("has an activation"));
        requirePlain();
    }

    private void requirePlain() {
        String format = vertex.word("cnn2dDataFormat");
        require(format.isEmpty() || format.equals("NCHW"), Text.of("has the data format %s", DisplayText.of(format)));
        require(vertex.square("dilation").orElse(1) == 1, Text.of("has a dilation"));
        requireNoDropout();
    }

    private void requireNoDropout() {
        require(vertex.isZeroOrAbsent(vertex.fields(), "idropout"), Text.of("has dropout of its input"));
    }

    boolean hasKernel(int kernel, int stride, int padding) {
        boolean same = vertex.word("convolutionMode").equals("SAME") && stride == 1;
        return vertex.square("kernelSize").orElse(0) == kernel
                && vertex.square("stride").orElse(0) == stride
                && (same
                        || (vertex.square("padding").orElse(-1) == padding
                                && !vertex.word("convolutionMode").equals("SAME")));
    }

    void requireKernel(int kernel, int stride, int padding) {
        require(
                hasKernel(kernel, stride, padding),
                Text.of(
                        "has another kernel than %dx%d with stride %d and padding %d",
                        kernel, kernel, stride, padding));
    }

    void requirePlainNorm(long channels) {
        requireInputs(channels);
        require(!vertex.isSet("lockGammaBeta"), Text.of("has a fixed scale and shift"));
        require(Math.abs(vertex.real("eps") - EPSILON) <= TOLERANCE, Text.of("has another epsilon than 1e-5"));
        String format = vertex.word("cnn2DFormat");
        require(format.isEmpty() || format.equals("NCHW"), Text.of("has the data format %s", DisplayText.of(format)));
        requireNoDropout();
    }

    /** The parameters and running statistics of a batch norm, in Deeplearning4j's order. */
    List<GraphTensor> norm(String module, long channels) {
        return List.of(
                GraphTensor.of(module + ".weight", channels),
                GraphTensor.of(module + ".bias", channels),
                GraphTensor.of(module + ".running_mean", channels),
                new GraphTensor(module + ".running_var", List.of(channels), vertex.isSet("useLogStd")));
    }

    void requireRelu() {
        JsonNode activation = vertex.fields().path("activationFn");
        require(
                vertex.classOf("activationFn").equals("ActivationReLU")
                        && vertex.isZeroOrAbsent(activation, "max")
                        && vertex.isZeroOrAbsent(activation, "negativeSlope")
                        && vertex.isZeroOrAbsent(activation, "threshold"),
                Text.of("has another activation than ReLU"));
        requireNoDropout();
    }

    void requirePooling(String type, int kernel, int stride, int padding) {
        require(vertex.word("poolingType").equals(type), Text.of("has another pooling than %s", type));
        requireKernel(kernel, stride, padding);
        requirePlain();
    }

    void requireGlobalAverage() {
        require(vertex.word("poolingType").equals("AVG"), Text.of("has another pooling than AVG"));
        require(
                vertex.fields().path("collapseDimensions").asBoolean(true),
                Text.of("keeps the dimensions that it pools"));
        requireNoDropout();
    }

    /** The fraction that is set to zero: Deeplearning4j has that which is kept. */
    double droppedFraction() {
        double kept = vertex.fields().path("idropout").path("p").asDouble(Double.NaN);
        require(
                vertex.classOf("idropout").equals("Dropout") && kept > MIN_KEPT && kept <= 1,
                Text.of("has another dropout than one that keeps a part"));
        return Math.round((1 - kept) * 1e9) / 1e9;
    }

    void requireClassifier(long channels) {
        requireInputs(channels);
        require(vertex.isSet("hasBias"), Text.of("has no bias"));
        require(
                vertex.classOf("activationFn").equals("ActivationSoftmax"),
                Text.of("has another activation than softmax"));
        requireNoDropout();
    }
}
