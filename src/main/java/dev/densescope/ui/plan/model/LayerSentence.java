package dev.densescope.ui.plan.model;

import dev.densescope.network.Layer;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.LayerTitle;
import java.util.List;
import java.util.stream.Collectors;

/** A sentence about the outputs that a layer keeps and recomputes. */
public final class LayerSentence {
    private LayerSentence() {}

    /**
     * The sentence, such as {@code Block 1, layer 6 reads 84 channels. Kept: conv1 (12.0 MiB).}
     *
     * @param isLocked whether the layer is locked
     */
    public static String of(LayerDecisions decisions, LayerPath path, boolean isLocked) {
        int channels = decisions
                .network()
                .layer(path)
                .map(Layer::input)
                .map(shape -> shape.channels())
                .orElse(0);
        StringBuilder text = new StringBuilder(Messages.text("plan.layer.reads", LayerTitle.of(path), channels));
        List<LayerOutput> kept = decisions.in(path, OutputState.KEPT);
        List<LayerOutput> recomputed = decisions.in(path, OutputState.RECOMPUTED, OutputState.IN_CHUNKS);
        if (!kept.isEmpty()) {
            text.append(' ').append(Messages.text("plan.layer.kept", outputs(decisions, path, kept)));
        }
        if (!recomputed.isEmpty()) {
            text.append(' ').append(Messages.text("plan.layer.recomputed", outputs(decisions, path, recomputed)));
        }
        if (kept.isEmpty() && recomputed.isEmpty()) {
            text.append(' ').append(Messages.text("plan.layer.noChoice"));
        }
        if (isLocked) {
            text.append(' ').append(Messages.text("plan.layer.locked"));
        }
        return text.toString();
    }

    /** The decision for a layer, such as {@code recomputes norm1, norm2}. */
    public static String decision(Recomputed decision, LayerPath path) {
        return decision.isNothing()
                ? Messages.text("plan.layer.keepsAll")
                : Messages.text(
                        "plan.layer.recomputes",
                        decision.outputs().stream()
                                .map(output -> name(output, decision, path))
                                .collect(Collectors.joining(", ")));
    }

    private static String name(LayerOutput output, Recomputed decision, LayerPath path) {
        return decision.inChunks() && output == LayerOutput.NORM1
                ? Messages.text("plan.output.inChunks", name(output, path))
                : name(output, path);
    }

    /** The name of an output in the map and in the text of plans. */
    public static String name(LayerOutput output, LayerPath path) {
        return switch (output) {
            case STEM_CONVOLUTION -> Messages.text("plan.output.conv0");
            case CONCATENATION -> Messages.text("plan.output.concat");
            case NORM1 ->
                path.kind() == LayerPath.Kind.DENSE_LAYER
                        ? Messages.text("plan.output.norm1")
                        : Messages.text("plan.output.norm");
            case CONVOLUTION1 -> Messages.text("plan.output.conv1");
            case NORM2 -> Messages.text("plan.output.norm2");
        };
    }

    private static String outputs(LayerDecisions decisions, LayerPath path, List<LayerOutput> outputs) {
        return outputs.stream()
                .map(output -> Messages.text(
                        "plan.layer.output",
                        name(output, decisions.recomputed(path), path),
                        QuantityText.window()
                                .bytes(decisions.bytes(path, output).orElse(0))))
                .collect(Collectors.joining(", "));
    }
}
