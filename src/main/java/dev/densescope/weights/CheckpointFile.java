package dev.densescope.weights;

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
import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.NamedTensor;
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
 * Where training stands after a step: parameters, running statistics and momentum as safetensors, and in its metadata the
 * design, the number of steps, which is the place in the stream of minibatches too, what orders and parts its images, and by
 * which hyperparameters it learns.
 * What goes on from there gives the same bits as what never stopped. Confined to one thread.
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
        tensors.requireSoundValues(StateDict.variances(network));
        steps = (int) number("steps", 0, Integer.MAX_VALUE - 1);
        number(TrainingImages.SEED, Long.MIN_VALUE, Long.MAX_VALUE);
        metadata(TrainingImages.HELD_OUT).ifPresent(this::requirePart);
    }

    /**
     * Opens the checkpoint of a network and reads all of it once, so that nothing has to be refused later.
     *
     * @throws WeightsException if the file cannot be read, is of another design, or has values that no training has
     */
    public static CheckpointFile open(Path file, Network network) {
        StoredTensors tensors = StoredTensors.open(FileKind.CHECKPOINT, file);
        try {
            return new CheckpointFile(file, tensors, network);
        } catch (RuntimeException refused) {
            tensors.close();
            throw refused;
        }
    }

    /**
     * Writes a checkpoint; a file already there is replaced in one move, or not at all.
     *
     * @param steps done so far
     * @param setup of its training
     * @param values of parameters, running statistics, and momentum under {@link #momentumName}
     * @throws WeightsException if the file cannot be written
     */
    public static void write(Path file, Network network, int steps, TrainingSetup setup, TensorValues values) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", Integer.toString(VERSION));
        metadata.putAll(SavedTraining.metadata(network.spec(), steps, setup));
        SafetensorsWriter.write(FileKind.CHECKPOINT, file, metadata, all(network), values);
    }

    /** The name of a parameter's momentum. */
    public static String momentumName(String parameter) {
        return WeightChanges.MOMENTUM + parameter;
    }

    /** Steps that its training had done. */
    public int steps() {
        return steps;
    }

    /** What it says of its training. */
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
                    "%s %s cannot be used: it is no checkpoint".formatted(FileKind.CHECKPOINT.label(), file),
                    Advice.set(
                            "begin with it as weights, if it holds weights alone",
                            new Advice.Value(Setting.WEIGHTS, file.toString())));
        }
        long version = number("version", 1, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw refused("it is of version %d, newer than version %d, the newest this program reads"
                    .formatted(version, VERSION));
        }
    }

    private void requireDesign(DenseNetSpec wanted) {
        List<String> differences = DesignDifferences.between(design(), wanted);
        if (!differences.isEmpty()) {
            throw refused("it is of another design: " + TensorNames.shown(differences));
        }
    }

    private DenseNetSpec design() {
        try {
            return DesignJson.parse(metadata("design").orElse(""));
        } catch (InvalidDesignJsonException invalid) {
            throw refused("its design cannot be read");
        }
    }

    private long number(String field, long min, long max) {
        try {
            long value = Long.parseLong(metadata(field).orElse(""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw refused("its %s is no number".formatted(field));
        }
        throw refused("its %s is not from %d to %d".formatted(field, min, max));
    }

    private void requirePart(String text) {
        try {
            double part = Double.parseDouble(text);
            if (part >= 0 && part < 1) {
                return;
            }
        } catch (NumberFormatException noNumber) {
            throw refused("the part it holds out is no number");
        }
        throw refused("the part it holds out is not from 0 to less than 1");
    }

    private Optional<String> metadata(String field) {
        return Optional.ofNullable(tensors.metadata().get(field));
    }

    private WeightsException refused(String reason) {
        return new WeightsException("%s %s cannot be used: %s.".formatted(FileKind.CHECKPOINT.label(), file, reason));
    }
}
