package dev.densescope.model.dl4j;

import dev.densescope.language.Text;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelException;
import dev.densescope.natives.LoadingLock;
import dev.densescope.natives.NativeLibraries;
import dev.densescope.network.BatchNorm;
import dev.densescope.network.Network;
import dev.densescope.problem.Advice;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.weights.dl4j.Dl4jFile;
import dev.densescope.weights.tensor.FloatBytes;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorValues;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * A {@code ComputationGraph} with weights as Deeplearning4j's {@code ModelSerializer} writes and reads it: a ZIP archive with the
 * configuration of the graph, and with all parameters and running statistics as one array in ND4J's format. Values are written
 * one tensor at a time. The design is in an entry of its own, and so are the running variances, since Deeplearning4j has their
 * logarithms, which are rounded; it ignores these entries. Equal models give equal bytes. Loads ND4J's native libraries.
 */
public final class Dl4jArchive {
    /** The recipe of the original implementations, for those who continue to train. */
    private static final double LEARNING_RATE = 0.1;

    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 1e-4;

    /** Archives do not store when they were written. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String BUFFER = "MIXED_DATA_TYPES";
    /** ND4J's flag of float32 in a shape. */
    private static final long FLOAT = 0x2000;

    private Dl4jArchive() {}

    /**
     * Writes a model; the stream stays open.
     *
     * @throws IOException of the stream
     * @throws ModelException if ND4J's libraries do not load
     */
    public static void write(ExportedModel model, OutputStream out) throws IOException {
        byte[] configuration = configuration(model.network()).getBytes(StandardCharsets.UTF_8);
        ZipOutputStream zip = new ZipOutputStream(out);
        entry(zip, ModelSerializer.CONFIGURATION_JSON);
        zip.write(configuration);
        entry(zip, ModelSerializer.COEFFICIENTS_BIN);
        writeParameters(model.network(), model.weights(), new DataOutputStream(zip));
        entry(zip, Dl4jFile.DESIGN);
        zip.write(DesignJson.toJson(model.network().spec()).getBytes(StandardCharsets.UTF_8));
        entry(zip, Dl4jFile.VARIANCES);
        for (BatchNorm norm : model.network().batchNorms()) {
            write(model.weights().of(norm.runningVarianceName()), zip);
        }
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private static String configuration(Network network) {
        try {
            return LoadingLock.hold(() -> loadedConfiguration(network));
        } catch (LinkageError unloadable) {
            throw new ModelException(
                    Text.of("ND4J's libraries, which describe a model to Deeplearning4j, do not load"),
                    Advice.to(NativeLibraries.advice()));
        }
    }

    private static String loadedConfiguration(Network network) {
        NeuralNetConfiguration.Builder settings = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(LEARNING_RATE, MOMENTUM))
                .l2(WEIGHT_DECAY)
                .l2Bias(WEIGHT_DECAY);
        return Dl4jLayers.of(network, settings).toJson();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    /**
     * Two buffers: the shape of a vector (rank, length, stride, type, distance, order), and its values, in the order of the
     * graph, which is torchvision's, as are its layouts.
     */
    private static void writeParameters(Network network, TensorValues weights, DataOutputStream out)
            throws IOException {
        List<NamedTensor> tensors = StateDict.of(network);
        long count = tensors.stream().mapToLong(NamedTensor::elements).sum();
        long[] shape = {1, count, 1, FLOAT, 1, 'c'};
        out.writeUTF(BUFFER);
        out.writeLong(shape.length);
        out.writeUTF("LONG");
        for (long number : shape) {
            out.writeLong(number);
        }
        out.writeUTF(BUFFER);
        out.writeLong(count);
        out.writeUTF("FLOAT");
        Set<String> variances = StateDict.variances(network);
        for (NamedTensor tensor : tensors) {
            String name = tensor.name();
            write(variances.contains(name) ? LogDeviations.of(weights.of(name)) : weights.of(name), out);
        }
        out.flush();
    }

    private static void write(float[] values, OutputStream out) throws IOException {
        FloatBytes.write(out, values, ByteOrder.BIG_ENDIAN);
    }
}
