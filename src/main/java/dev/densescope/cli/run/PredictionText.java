package dev.densescope.cli.run;

import dev.densescope.cli.terminal.TextTable;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.PredictionReport;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Predictions as text for the terminal. */
public final class PredictionText {
    private static final String PYTORCH_MODEL =
            "(pytorch: a model of graph and allocator, accurate to about 10 %; without CUDA context and cuDNN workspaces)\n";

    private static final String DEEPLEARNING4J_MODEL = """
            (dl4j: a model of its graph and workspaces on the CPU, without oneDNN, accurate to 1 %; without Java itself, and
            without arrays of earlier steps that Java has not collected yet)
            """;

    /** Why feature maps can exceed reserved memory. */
    static final String MAPS_AND_RESERVED = """
            (forward feature maps: those that dense layers keep, plus the largest output in each transient storage;
            reserved: memory that a run allocates. Feature maps can exceed reserved memory, because transient storages
            reuse free memory at different times.)
            """;

    private PredictionText() {}

    /**
     * The complete text.
     *
     * @param device for which bytes are predicted
     * @param layers whether every layer is shown
     */
    public static String of(PredictionReport report, DeviceChoice device, boolean layers, OptionalLong deviceBytes) {
        Network network = Network.of(report.spec());
        StringBuilder text = new StringBuilder(head(network))
                .append(device(device))
                .append("\n\n")
                .append(strategies(report, deviceBytes));
        if (report.strategies().stream()
                .map(PredictionReport.Entry::prediction)
                .anyMatch(PredictionText::mapsExceedReserved)) {
            text.append(MAPS_AND_RESERVED);
        }
        if (report.sharedScope() == SharedScope.BLOCK) {
            text.append("\n(shared storage per block)\n");
        }
        if (layers) {
            for (PredictionReport.Entry entry : report.strategies()) {
                text.append('\n').append(layers(network, entry));
            }
            text.append("\n(in parentheses: in storage shared with other layers)\n");
        }
        return text.toString();
    }

    static boolean mapsExceedReserved(Prediction prediction) {
        return prediction.forwardFeatureMapBytes() > prediction.reservedBytes();
    }

    private static String device(DeviceChoice device) {
        return device.isNvidia()
                ? "for an NVIDIA GPU, %s".formatted(device.tensorFloat32() ? "TensorFloat-32 products" : "float32")
                : "for " + device.text();
    }

    static String head(Network network) {
        DenseNetSpec spec = network.spec();
        return String.format(
                Locale.ROOT,
                "%s, %d layers, input %dx%dx%d, batch %d%s\n%,d parameters, %,d multiply-accumulates forward per image\n",
                spec.name(),
                spec.depth(),
                spec.input().channels(),
                spec.input().height(),
                spec.input().width(),
                spec.batch(),
                otherClasses(spec),
                network.parameterCount(),
                network.forwardMacsPerImage());
    }

    /** The number of classes, if a design with the name of a preset has another. */
    private static String otherClasses(DenseNetSpec spec) {
        return Presets.find(spec.name())
                .filter(preset -> preset.classes() != spec.classes())
                .map(preset -> ", %d classes".formatted(spec.classes()))
                .orElse("");
    }

    private static String strategies(PredictionReport report, OptionalLong deviceBytes) {
        TextTable table = deviceBytes.isEmpty()
                ? new TextTable(
                        "strategy",
                        "forward feature maps",
                        "peak live",
                        "reserved",
                        "saved at no cost",
                        "by recomputation")
                : new TextTable(
                        "strategy",
                        "forward feature maps",
                        "peak live",
                        "reserved",
                        "saved at no cost",
                        "by recomputation",
                        "in " + bytes(deviceBytes.getAsLong()));
        for (PredictionReport.Entry entry : report.strategies()) {
            Prediction prediction = entry.prediction();
            List<String> row = new ArrayList<>(List.of(
                    entry.label(),
                    bytes(prediction.forwardFeatureMapBytes()),
                    bytes(prediction.peakLiveBytes()),
                    bytes(prediction.reservedBytes()),
                    saved(entry.savings().freeBytes()),
                    saved(entry.savings().recomputeBytes())));
            deviceBytes.ifPresent(size -> row.add(verdict(size - prediction.reservedBytes())));
            table.row(row.toArray(String[]::new));
        }
        for (Framework framework : report.frameworks()) {
            FrameworkNeed need = framework.need(Network.of(report.spec()));
            List<String> row = new ArrayList<>(List.of(
                    framework.id(), "-", bytes(need.peakAllocatedBytes()), bytes(need.reservedBytes()), "-", "-"));
            deviceBytes.ifPresent(size -> row.add(verdict(size - need.reservedBytes())));
            table.row(row.toArray(String[]::new));
        }
        return table + notes(report.frameworks());
    }

    /** The kind of memory model of each framework, and what it leaves out. */
    private static String notes(List<Framework> frameworks) {
        return frameworks.stream()
                .map(framework -> framework == Framework.DEEPLEARNING4J ? DEEPLEARNING4J_MODEL : PYTORCH_MODEL)
                .distinct()
                .collect(Collectors.joining());
    }

    private static String saved(long bytes) {
        return bytes == 0 ? "-" : bytes(bytes);
    }

    private static String verdict(long leftBytes) {
        return leftBytes >= 0 ? "fits, " + bytes(leftBytes) + " left" : "short by " + bytes(-leftBytes);
    }

    private static String layers(Network network, PredictionReport.Entry entry) {
        TextTable table = new TextTable(
                entry.label(),
                "channels in",
                "out",
                "size",
                "parameters",
                "concatenation",
                "batch norm",
                "convolution",
                "features",
                "gradients");
        List<Layer> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            table.row(cells(layers.get(i), entry.prediction().layers().get(i)));
        }
        return table.toString();
    }

    private static String[] cells(Layer layer, LayerBytes bytes) {
        return new String[] {
            layer.path().text(),
            Integer.toString(layer.input().channels()),
            Integer.toString(layer.output().channels()),
            layer.output().height() + "x" + layer.output().width(),
            QuantityText.PLAIN.count(layer.parameterCount()),
            bytes(bytes, Category.CONCATENATION),
            bytes(bytes, Category.BATCH_NORM),
            bytes(bytes, Category.CONVOLUTION),
            bytes(bytes, Category.FEATURES),
            bytes(bytes, Category.GRADIENTS)
        };
    }

    private static String bytes(LayerBytes layer, Category category) {
        long own = layer.own(category);
        long shared = layer.shared(category);
        if (shared == 0) {
            return own == 0 ? "-" : bytes(own);
        }
        return own == 0 ? "(" + bytes(shared) + ")" : bytes(own) + " (" + bytes(shared) + ")";
    }

    private static String bytes(long bytes) {
        return QuantityText.PLAIN.bytes(bytes);
    }
}
