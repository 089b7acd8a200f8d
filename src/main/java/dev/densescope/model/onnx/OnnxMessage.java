package dev.densescope.model.onnx;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.densescope.weights.tensor.FloatBytes;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorValues;
import dev.onnxschema.Onnx.GraphProto;
import dev.onnxschema.Onnx.ModelProto;
import dev.onnxschema.Onnx.TensorProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The message of a model, written tensor by tensor: a message with all values would have to be in memory twice.
 *
 * @param header the model without its graph
 * @param graph the graph without its initializers
 * @param tensors the initializers, 32-bit floats
 */
record OnnxMessage(ModelProto header, GraphProto graph, List<NamedTensor> tensors) {
    /** The limit of Protocol Buffers for one message. */
    static final long MAX_BYTES = Integer.MAX_VALUE;

    OnnxMessage {
        tensors = List.copyOf(tensors);
    }

    /** Size of the file. */
    long bytes() {
        return header.getSerializedSize() + field(ModelProto.GRAPH_FIELD_NUMBER, graphBytes());
    }

    /** Writes the file; values are read one tensor at a time, in the order of the tensors. */
    void writeTo(OutputStream out, TensorValues values) throws IOException {
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        header.writeTo(coded);
        begin(coded, ModelProto.GRAPH_FIELD_NUMBER, graphBytes());
        graph.writeTo(coded);
        for (NamedTensor tensor : tensors) {
            begin(coded, GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(tensor));
            description(tensor).writeTo(coded);
            begin(coded, TensorProto.RAW_DATA_FIELD_NUMBER, valueBytes(tensor));
            coded.flush();
            FloatBytes.write(out, values.of(tensor.name()), ByteOrder.LITTLE_ENDIAN);
        }
    }

    private long graphBytes() {
        return graph.getSerializedSize()
                + tensors.stream()
                        .mapToLong(tensor -> field(GraphProto.INITIALIZER_FIELD_NUMBER, tensorBytes(tensor)))
                        .sum();
    }

    private static long tensorBytes(NamedTensor tensor) {
        return description(tensor).getSerializedSize() + field(TensorProto.RAW_DATA_FIELD_NUMBER, valueBytes(tensor));
    }

    private static long valueBytes(NamedTensor tensor) {
        return Math.multiplyExact(tensor.elements(), Float.BYTES);
    }

    /** A tensor without its values. */
    private static TensorProto description(NamedTensor tensor) {
        TensorProto.Builder description =
                TensorProto.newBuilder().setName(tensor.name()).setDataType(TensorProto.DataType.FLOAT_VALUE);
        tensor.shape().forEach(description::addDims);
        return description.build();
    }

    /** Size of a field with its tag and its length. */
    private static long field(int number, long contentBytes) {
        return CodedOutputStream.computeTagSize(number)
                + CodedOutputStream.computeUInt64SizeNoTag(contentBytes)
                + contentBytes;
    }

    private static void begin(CodedOutputStream out, int number, long contentBytes) throws IOException {
        out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(contentBytes);
    }
}
