package dev.densescope.baseline;

import dev.densescope.network.Network;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.weights.tensor.FloatBytes;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorValues;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the process is told first: the design, the recipe, and the initial weights. Then it gets a {@link StepOrder} for
 * each step, each after its answer to the one before. The end of the pipe ends the process.
 *
 * @param momentum Nesterov momentum
 * @param weightDecay applied to every parameter
 */
public record TrainingOrder(DenseNetSpec spec, double momentum, double weightDecay) {
    private static final int MAX_DESIGN_BYTES = 1 << 20;

    /** @param weights parameters and running statistics, by their names in weights files */
    public void writeTo(DataOutputStream out, TensorValues weights) throws IOException {
        byte[] design = DesignJson.toJson(spec).getBytes(StandardCharsets.UTF_8);
        out.writeInt(design.length);
        out.write(design);
        out.writeDouble(momentum);
        out.writeDouble(weightDecay);
        for (NamedTensor tensor : StateDict.of(Network.of(spec))) {
            FloatBytes.write(out, weights.of(tensor.name()), ByteOrder.BIG_ENDIAN);
        }
        out.flush();
    }

    /** Reads all but the weights, which {@link #readWeights} reads next. */
    public static TrainingOrder read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_DESIGN_BYTES) {
            throw new IOException("a design of " + length + " bytes");
        }
        String design = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new TrainingOrder(DesignJson.parse(design), in.readDouble(), in.readDouble());
    }

    /** Reads the weights. */
    public TensorValues readWeights(DataInputStream in) throws IOException {
        Map<String, float[]> weights = new HashMap<>();
        for (NamedTensor tensor : StateDict.of(Network.of(spec))) {
            float[] values = new float[Math.toIntExact(tensor.elements())];
            FloatBytes.read(in, values, ByteOrder.BIG_ENDIAN);
            weights.put(tensor.name(), values);
        }
        return weights::get;
    }
}
