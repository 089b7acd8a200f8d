package dev.densescope.model.pytorch;

import dev.densescope.model.ExportedModel;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python file that defines a network for PyTorch, with torchvision's names, and trains it on one or several
 * processors or GPUs. Each layer keeps and recomputes what its plan says, as far as PyTorch has an equivalent; the file
 * says what has none. The file is the same for all designs, apart from constants at its start.
 */
public final class PytorchSource {
    private static final String RESOURCE = "/dev/densescope/model/pytorch/train.py";
    private static final String BEGIN = "\n# design\n";
    private static final String END = "\n# end of the design\n";

    private PytorchSource() {}

    /**
     * The text of the file, in ASCII.
     *
     * @param weights name of the file with the weights, which is looked for next to this one
     */
    public static String text(ExportedModel model, String weights) {
        String file = resource();
        int begin = file.indexOf(BEGIN) + BEGIN.length();
        int end = file.indexOf(END);
        return file.substring(0, begin) + String.join("\n", constants(model, weights)) + file.substring(end);
    }

    private static List<String> constants(ExportedModel model, String weights) {
        DenseNetSpec spec = model.network().spec();
        InputSpec input = spec.input();
        List<String> lines = new ArrayList<>();
        lines.add("NAME = " + PythonText.string(spec.name()));
        lines.add("IMAGE = %s  # channels, height, width"
                .formatted(PythonText.integers(List.of(input.channels(), input.height(), input.width()))));
        lines.add("CLASSES = " + spec.classes());
        lines.add("BATCH = %d  # images per process and step".formatted(spec.batch()));
        lines.add("STEM = %s  # cifar: 3x3 convolution; imagenet: 7x7 convolution, batch norm, ReLU, max pooling"
                .formatted(PythonText.string(spec.stem().id())));
        lines.add("INITIAL_CHANNELS = " + spec.initialChannels());
        lines.add("BLOCKS = %s  # layers, growth rate, bottleneck (0: no 1x1 convolution)".formatted(blocks(spec)));
        lines.add("TRANSITIONS = %s  # output channels".formatted(transitions(model.network())));
        lines.add("DROPOUT = " + spec.dropout());
        lines.add("STRATEGY = " + PythonText.string(model.plan().id()));
        lines.add("RECOMPUTED = {");
        new RecomputedStages(model.network(), model.plan())
                .byLayer()
                .forEach((layer, stages) -> lines.add(
                        "    %s: %s,".formatted(PythonText.string(layer.text()), PythonText.strings(stages))));
        lines.add("}");
        lines.add("WEIGHTS = " + PythonText.string(weights));
        return lines;
    }

    private static String blocks(DenseNetSpec spec) {
        return PythonText.tuple(spec.blocks().stream().map(PytorchSource::block).toList());
    }

    private static String block(DenseBlockSpec block) {
        return PythonText.integers(List.of(block.layers(), block.growthRate(), block.bottleneck()));
    }

    private static String transitions(Network network) {
        return PythonText.integers(network.blocks().stream()
                .map(DenseBlock::transition)
                .flatMap(Optional::stream)
                .map(transition -> transition.output().channels())
                .toList());
    }

    private static String resource() {
        try (InputStream in = PytorchSource.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program is incomplete: " + RESOURCE, unreadable);
        }
    }
}
