package dev.densescope.model.format;

import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelFile;
import dev.densescope.model.dl4j.Dl4jArchive;
import dev.densescope.model.onnx.OnnxModel;
import dev.densescope.model.pytorch.PytorchSource;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.weights.WeightsFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of exported models. Each writes one file. */
public enum ModelFormat {
    /** The network for inference, with its weights. */
    ONNX("onnx", "%s.onnx", true, false) {
        @Override
        public ModelFile file(ExportedModel model) {
            return OnnxModel.of(model)::writeTo;
        }
    },
    /** The network and its weights for Deeplearning4j, as its serializer writes them. */
    DL4J("dl4j", "%s.zip", true, false) {
        @Override
        public ModelFile file(ExportedModel model) {
            return out -> Dl4jArchive.write(model, out);
        }
    },
    /** Python source that defines and trains the network with the plan; it reads the weights of safetensors. */
    PYTORCH("pytorch", "train_%s.py", false, true) {
        @Override
        public String fileName(DenseNetSpec spec) {
            return super.fileName(spec).replaceAll("[.-](?!py$)", "_"); // so that it can be imported
        }

        @Override
        public ModelFile file(ExportedModel model) {
            String weights = SAFETENSORS.fileName(model.network().spec());
            return ModelFile.ofText(PytorchSource.text(model, weights));
        }
    },
    /** Parameters and running statistics with torchvision's names. */
    SAFETENSORS("safetensors", "%s.safetensors", true, false) {
        @Override
        public ModelFile file(ExportedModel model) {
            return out -> WeightsFile.write(out, model.network(), model.weights());
        }
    },
    /** The design alone. */
    JSON("json", "%s.json", false, false) {
        @Override
        public ModelFile file(ExportedModel model) {
            return ModelFile.ofText(DesignJson.toJson(model.network().spec()));
        }
    };

    private final String id;
    private final String names;
    private final boolean hasWeights;
    private final boolean hasPlan;

    ModelFormat(String id, String names, boolean hasWeights, boolean hasPlan) {
        this.id = id;
        this.names = names;
        this.hasWeights = hasWeights;
        this.hasPlan = hasPlan;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** The name in the window. */
    public String title() {
        return switch (this) {
            case ONNX -> "ONNX";
            case DL4J -> "Deeplearning4j";
            case PYTORCH -> "PyTorch source";
            case SAFETENSORS -> "safetensors";
            case JSON -> "JSON";
        };
    }

    /** Whether its file has weights. */
    public boolean hasWeights() {
        return hasWeights;
    }

    /** Whether its file describes the training, so that the plan matters. */
    public boolean hasPlan() {
        return hasPlan;
    }

    /** The format with this {@link #id}. */
    public static Optional<ModelFormat> ofId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /** All ids, for messages: {@code safetensors, json, ...}. */
    public static String ids() {
        return ids(Arrays.asList(values()));
    }

    /** The ids of some formats, for messages. */
    public static String ids(Collection<ModelFormat> formats) {
        return formats.stream().map(ModelFormat::id).collect(Collectors.joining(", "));
    }

    /** The name of the file for a design, without a folder. */
    public String fileName(DenseNetSpec spec) {
        return names.formatted(DesignFile.stem(spec));
    }

    /**
     * The file of a model, not written yet. Values are read while it is written, one tensor at a time.
     *
     * @throws dev.densescope.model.ModelException if the format cannot hold the model
     */
    public abstract ModelFile file(ExportedModel model);
}
