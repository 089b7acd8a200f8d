package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.spec.json.InvalidDesignJsonException;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.matching.WeightChanges;
import dev.densescope.weights.safetensors.SafetensorsWriter;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.TensorNames;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training checkpoint: parameters, running statistics and momentum as safetensors, with metadata for the design, the
 * number of steps (which is also the position in the stream of minibatches), the order and split of the images, and the
 * hyperparameters. A resumed training is bit-identical to an uninterrupted one. Not thread-safe.
 */
public final class CheckpointFile implements TensorValues, AutoCloseable {
    static final String FORMAT = "densescope-checkpoint";
    private static final int VERSION = 1;

    private final Path file;
    private final StoredTensors tensors;
    private final int steps;

    private CheckpointFile(Path file, StoredTensors tensors, Network network) {
        this.file = file;
        this.tensors = tensors;
        requireFormat();
        requireDesign(network.spec());
        tensors.requireFitting(
                all(network),
                TranslatedNames.same(tensors.source().tensors().keySet()),
                HeadChoice.MATCH,
                network.spec().name());
        tensors.validateValues(StateDict.variances(network));
        steps = (int) number("steps", 0, Integer.MAX_VALUE - 1);
        number(TrainingImages.SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        metadata(TrainingImages.HELD_OUT).ifPresent(this::requirePart);
        metadata(TrainingImages.SHUFFLED).ifPresent(this::requireYesOrNo);
    }

    /**
     * Opens the checkpoint of a network and validates all of it.
     *
     * @throws WeightsException if the file cannot be read, belongs to another design, or has invalid values
     */
    public static CheckpointFile open(Path file, Network network) {
        StoredTensors tensors = StoredTensors.open(TensorFileKind.CHECKPOINT, file);
        try {
            return new CheckpointFile(file, tensors, network);
        } catch (RuntimeException refused) {
            tensors.close();
            throw refused;
        }
    }

    /**
     * Writes a checkpoint. An existing file is replaced atomically, or left unchanged on failure.
     *
     * @param steps number of steps done
     * @param setup setup of the training
     * @param epoch the epoch of its last step, if that is unfinished or was not evaluated
     * @param values values of parameters, running statistics, and momentum under {@link #momentumName}
     * @throws WeightsException if the file cannot be written
     */
    public static void write(
            Path file,
            Network network,
            int steps,
            TrainingSetup setup,
            Optional<OpenEpoch> epoch,
            TensorValues values) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", Integer.toString(VERSION));
        metadata.putAll(SavedTraining.metadata(network.spec(), steps, setup));
        epoch.ifPresent(open -> metadata.putAll(open.metadata()));
        SafetensorsWriter.write(TensorFileKind.CHECKPOINT, file, metadata, all(network), values);
    }

    /** The name of a parameter's momentum. */
    public static String momentumName(String parameter) {
        return WeightChanges.MOMENTUM + parameter;
    }

    /** Number of steps done. */
    public int steps() {
        return steps;
    }

    /** The metadata about its training. */
    public EarlierTraining training() {
        return new EarlierTraining(file, tensors.metadata());
    }

    @Override
    public float[] of(String name) {
        return tensors.of(name);
    }

    @Override
    public void close() {
        tensors.close();
    }

    static List<NamedTensor> all(Network network) {
        List<NamedTensor> all = new ArrayList<>(StateDict.of(network));
        for (Parameter parameter : network.parameters()) {
            all.add(new NamedTensor(momentumName(parameter.name()), parameter.dimensions()));
        }
        return all;
    }

    private void requireFormat() {
        if (!metadata("format").equals(Optional.of(FORMAT))) {
            throw new WeightsException(
                    Text.of("%s %s cannot be used: it is not a checkpoint", TensorFileKind.CHECKPOINT.told(), file),
                    Advice.set(
                            Text.of("start with it as weights, if it contains only weights"),
                            new Advice.Value(Setting.WEIGHTS, file.toString())));
        }
        long version = number("version", 1, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw refused(Text.of("it has version %d, but this program reads versions up to %d", version, VERSION));
        }
    }

    private void requireDesign(DenseNetSpec wanted) {
        List<Text> differences = DesignDifferences.between(design(), wanted);
        if (!differences.isEmpty()) {
            throw refused(Text.of("it belongs to another design: %s", TensorNames.shown(differences)));
        }
    }

    private DenseNetSpec design() {
        try {
            return DesignJson.parse(metadata("design").orElse(""));
        } catch (InvalidDesignJsonException invalid) {
            throw refused(Text.of("its design cannot be read"));
        }
    }

    private long number(String field, long min, long max) {
        try {
            long value = Long.parseLong(metadata(field).orElse(""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw refused(Text.of("its %s is not a number", field));
        }
        throw refused(Text.of("its %s is not from %d to %d", field, min, max));
    }

    private void requirePart(String text) {
        try {
            double part = Double.parseDouble(text);
            if (part >= 0 && part < 1) {
                return;
            }
        } catch (NumberFormatException noNumber) {
            throw refused(Text.of("its held-out part is not a number"));
        }
        throw refused(Text.of("its held-out part is not from 0 to less than 1"));
    }

    private void requireYesOrNo(String text) {
        if (!TrainingImages.isYesOrNo(text)) {
            throw refused(Text.of("whether it shuffles the images is neither true nor false"));
        }
    }

    private Optional<String> metadata(String field) {
        return Optional.ofNullable(tensors.metadata().get(field));
    }

    private WeightsException refused(Text reason) {
        return new WeightsException(
                Text.of("%s %s cannot be used: %s.", TensorFileKind.CHECKPOINT.told(), file, reason));
    }
}
