package dev.densescope.model.onnx;

import dev.densescope.language.Text;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.network.Network;
import dev.densescope.problem.Advice;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.weights.tensor.StateDict;
import dev.onnxschema.Onnx.ModelProto;
import dev.onnxschema.Onnx.OperatorSetIdProto;
import dev.onnxschema.Onnx.StringStringEntryProto;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A network as an ONNX model for inference: with running statistics and without dropout, for any batch size. Input
 * {@code images} (N, C, H, W), output {@code logits} (N, classes), 32-bit floats. Tensors have torchvision's names. The
 * design is in the metadata of the model.
 */
public final class OnnxModel {
    /** The version of the operators. */
    static final int OPSET = 17;

    /** The version of the format; ONNX Runtime reads it since 1.10. */
    private static final int IR_VERSION = 8;

    private static final String DESIGN = "densescope.design";

    private final ExportedModel model;
    private final OnnxMessage message;

    private OnnxModel(ExportedModel model) {
        this.model = model;
        this.message =
                new OnnxMessage(header(model.network()), OnnxGraph.of(model.network()), StateDict.of(model.network()));
    }

    /**
     * The model of a network.
     *
     * @throws ModelException if it is larger than readers allow, 2 GB
     */
    public static OnnxModel of(ExportedModel model) {
        OnnxModel onnx = new OnnxModel(model);
        long bytes = onnx.message.bytes();
        if (bytes > OnnxMessage.MAX_BYTES) {
            throw new ModelException(
                    Text.of(
                            "%s would take %d bytes as an ONNX file, but readers allow at most %d",
                            model.network().spec().name(), bytes, OnnxMessage.MAX_BYTES),
                    Advice.to(Text.of("choose another format for its weights, such as safetensors")));
        }
        return onnx;
    }

    /** Writes the file; one tensor at a time is in memory. */
    public void writeTo(OutputStream out) throws IOException {
        message.writeTo(out, model.weights());
    }

    private static ModelProto header(Network network) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("DenseScope")
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(DESIGN).setValue(DesignJson.toJson(network.spec())))
                .build();
    }
}
