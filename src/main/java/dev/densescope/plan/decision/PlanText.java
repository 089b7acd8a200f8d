package dev.densescope.plan.decision;

import dev.densescope.network.Network;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of plans, to be copied, saved and edited. A strategy is written as its name, a decision per layer as:
 *
 * <pre>{@code
 * densescope-plan/2 scope=network gradients=shared dead=reused
 * stem: conv0
 * block1 in-place: norm1+norm2*6
 * transition1: norm
 * block2: keep*3 concat+norm1+conv1 keep*8
 * head: concat
 * end
 * }</pre>
 *
 * The word of a layer names the outputs that it recomputes; {@code *6} repeats it for six layers. {@code norm1-chunks}
 * is recomputed in chunks of channels; a plan with such a word has version 3. Version 1 has no stem. Lines may be broken
 * between any words. A plan without {@code end} is truncated.
 */
public final class PlanText {
    static final String FORMAT = "densescope-plan/";
    static final int VERSION = 3;
    /** The version of plans without chunks, which earlier programs read as well. */
    private static final int VERSION_WITHOUT_CHUNKS = 2;

    static final String SCOPE = "scope=";
    static final String GRADIENTS = "gradients=";
    static final String REUSE = "dead=";
    static final String IN_PLACE = "in-place";
    static final String STEM = "stem";
    static final String KEEP = "keep";
    static final String END = "end";
    /** The suffix of a batch norm that is recomputed in chunks of channels. */
    static final String CHUNKS = "-chunks";

    private PlanText() {}

    /** Whether the given start of a text is that of a plan. */
    public static boolean isPlanStart(String text) {
        String first = PlanReader.withoutMark(text).strip().split("\\s+", 2)[0];
        return first.startsWith(FORMAT)
                || Strategies.find(first, SharedScope.NETWORK).isPresent();
    }

    /**
     * Reads a plan for a design.
     *
     * @throws InvalidPlanException if the text is not a plan, has a newer version, is truncated, has unknown words, or
     * belongs to another design; one sentence
     */
    public static StoragePlan parse(String text, Network network) {
        return new PlanReader(text, network).read();
    }

    /**
     * Parses the outputs that one layer recomputes, such as {@code norm1+norm2} or {@code keep}, in a plan with
     * features in place.
     *
     * @throws InvalidPlanException if the design has no such layer, or the layer cannot recompute these outputs; one
     * sentence
     */
    public static Recomputed parseLayer(String word, LayerPath layer, Network network) {
        return PlanReader.layerInPlace(word, layer, network);
    }

    static String of(Sharing sharing) {
        return sharing.scope() == SharedScope.NETWORK
                ? sharing.id()
                : sharing.id() + " " + SCOPE + sharing.scope().id();
    }

    static String of(StepPlan plan) {
        List<String> lines = new ArrayList<>();
        NetworkStorage network = plan.network();
        lines.add(FORMAT + (plan.recomputesInChunks() ? VERSION : VERSION_WITHOUT_CHUNKS) + " " + SCOPE
                + network.scope().id() + " "
                + GRADIENTS + sharesGradients(network.sharesGradients()) + " " + REUSE
                + reusesMemory(network.reusesMemory()));
        lines.add(STEM + ": " + word(plan.recomputed(LayerPath.STEM), "norm"));
        for (int block = 1; plan.layers().containsKey(LayerPath.denseLayer(block, 1)); block++) {
            String heading = "block" + block + (plan.keepsFeaturesInPlace(block) ? " " + IN_PLACE : "");
            lines.add(heading + ": " + String.join(" ", inARow(denseLayers(plan, block))));
            Recomputed transition = plan.layers().get(LayerPath.transition(block));
            if (transition != null) {
                lines.add("transition" + block + ": " + word(transition, "norm"));
            }
        }
        lines.add("head: " + word(plan.recomputed(LayerPath.HEAD), "norm"));
        lines.add(END);
        return String.join("\n", lines);
    }

    static String sharesGradients(boolean shares) {
        return shares ? "shared" : "own";
    }

    static String reusesMemory(boolean reuses) {
        return reuses ? "reused" : "held";
    }

    /** The name of a layer's output, such as {@code norm1}. */
    public static String word(LayerOutput output, LayerPath layer) {
        return word(output, layer.kind() == LayerPath.Kind.DENSE_LAYER ? "norm1" : "norm");
    }

    /** @param norm name of the layer's first batch norm */
    static String word(LayerOutput output, String norm) {
        return switch (output) {
            case STEM_CONVOLUTION -> "conv0";
            case CONCATENATION -> "concat";
            case NORM1 -> norm;
            case CONVOLUTION1 -> "conv1";
            case NORM2 -> "norm2";
        };
    }

    private static String word(Recomputed recomputed, String norm) {
        return recomputed.isNothing()
                ? KEEP
                : recomputed.outputs().stream()
                        .map(output -> word(output, norm)
                                + (recomputed.inChunks() && output == LayerOutput.NORM1 ? CHUNKS : ""))
                        .collect(Collectors.joining("+"));
    }

    private static List<String> denseLayers(StepPlan plan, int block) {
        List<String> words = new ArrayList<>();
        for (int layer = 1; plan.layers().containsKey(LayerPath.denseLayer(block, layer)); layer++) {
            words.add(word(plan.recomputed(LayerPath.denseLayer(block, layer)), "norm1"));
        }
        return words;
    }

    private static List<String> inARow(List<String> words) {
        List<String> rows = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || !words.get(i).equals(words.get(start))) {
                int count = i - start;
                rows.add(count == 1 ? words.get(start) : words.get(start) + "*" + count);
                start = i;
            }
        }
        return rows;
    }
}
