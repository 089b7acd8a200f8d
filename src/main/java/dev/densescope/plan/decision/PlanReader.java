package dev.densescope.plan.decision;

import dev.densescope.language.Text;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Network;
import dev.densescope.problem.DisplayText;
import dev.densescope.spec.LayerPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A strict parser of the text of a plan. For one text. */
final class PlanReader {
    private static final Pattern REPEATED = Pattern.compile("[^*]+\\*[1-9][0-9]{0,3}");
    private static final Pattern WRONGLY_REPEATED = Pattern.compile("[^*]+\\*[-+]?[0-9][0-9.]*");

    /** Headings that may follow the layers of a part. */
    private static final Pattern NAME = Pattern.compile("(?:block|transition)[0-9]+|head|" + PlanText.END);

    private final Network network;
    private final Deque<String> words;
    private final Set<Integer> inPlace = new TreeSet<>();
    private final Map<LayerPath, Recomputed> layers = new LinkedHashMap<>();

    PlanReader(String text, Network network) {
        this.network = network;
        words = new ArrayDeque<>(
                Arrays.stream(withoutMark(text).strip().replace(":", " : ").split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** Some editors write a byte order mark. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static Recomputed layerInPlace(String word, LayerPath layer, Network network) {
        Map<LayerPath, LayerChoices> possible = Recomputable.in(network, block -> true);
        if (!possible.containsKey(layer)) {
            throw new InvalidPlanException(
                    Text.of("%s has no layer %s.", network.spec().name(), layer));
        }
        return decision(word, layer, possible, layer.kind() == LayerPath.Kind.DENSE_LAYER ? "norm1" : "norm");
    }

    StoragePlan read() {
        String first = next(Text.of("its first word"));
        StoragePlan plan = first.startsWith(PlanText.FORMAT) ? perLayer(first) : named(first);
        if (!words.isEmpty()) {
            throw new InvalidPlanException(Text.of(
                    "A plan ends with its last layer and '%s', but '%s' follows.",
                    PlanText.END, shortened(words.peek())));
        }
        return plan;
    }

    private StoragePlan named(String id) {
        StoragePlan plan = Strategies.find(id, SharedScope.NETWORK)
                .orElseThrow(() -> new InvalidPlanException(Text.of(
                        "A plan is one of %s, or a text that starts with '%s%d', but this starts with '%s'.",
                        Strategies.ids(), PlanText.FORMAT, PlanText.VERSION, shortened(id))));
        return words.isEmpty() ? plan : Strategies.find(id, scope()).orElseThrow();
    }

    private StepPlan perLayer(String format) {
        int version = version(format.substring(PlanText.FORMAT.length()));
        NetworkStorage storage = new NetworkStorage(
                scope(),
                choice(PlanText.GRADIENTS, PlanText.sharesGradients(true), PlanText.sharesGradients(false)),
                choice(PlanText.REUSE, PlanText.reusesMemory(true), PlanText.reusesMemory(false)));
        readStem(version);
        for (DenseBlock block : network.blocks()) {
            readBlock(block);
        }
        heading("head", false);
        readLayers("head", List.of(LayerPath.HEAD), "norm");
        if (!next(Text.of("'%s'", PlanText.END)).equals(PlanText.END)) {
            throw new InvalidPlanException(Text.of("A plan ends with its head and '%s'.", PlanText.END));
        }
        return new StepPlan(storage, inPlace, layers);
    }

    private static int version(String version) {
        if (version.matches("[1-%d]".formatted(PlanText.VERSION))) {
            return Integer.parseInt(version);
        }
        throw new InvalidPlanException(
                version.matches("[1-9][0-9]{0,5}")
                        ? Text.of(
                                "The plan has version %s; this program reads versions up to %d.",
                                version, PlanText.VERSION)
                        : Text.of(
                                "A plan starts with '%s%d', but this one with '%s%s'.",
                                PlanText.FORMAT, PlanText.VERSION, PlanText.FORMAT, shortened(version)));
    }

    private SharedScope scope() {
        String word = next(Text.of("'%s'", PlanText.SCOPE));
        return SharedScope.ofId(word.startsWith(PlanText.SCOPE) ? word.substring(PlanText.SCOPE.length()) : "")
                .orElseThrow(() -> unknown(word, PlanText.SCOPE + "network", PlanText.SCOPE + "block"));
    }

    private boolean choice(String key, String yes, String no) {
        String word = next(Text.of("'%s'", key));
        if (!word.equals(key + yes) && !word.equals(key + no)) {
            throw unknown(word, key + yes, key + no);
        }
        return word.equals(key + yes);
    }

    /** In version 1 the stem always kept its output. */
    private void readStem(int version) {
        if (version == 1) {
            layers.put(LayerPath.STEM, Recomputed.NOTHING);
            return;
        }
        heading(PlanText.STEM, false);
        readLayers(PlanText.STEM, List.of(LayerPath.STEM), "norm");
    }

    private void readBlock(DenseBlock block) {
        String name = "block" + block.number();
        if (heading(name, true)) {
            inPlace.add(block.number());
        }
        readLayers(name, block.layers().stream().map(layer -> layer.path()).toList(), "norm1");
        block.transition().ifPresent(transition -> {
            heading(transition.path().text(), false);
            readLayers(transition.path().text(), List.of(transition.path()), "norm");
        });
    }

    /** Whether the features of the named block are in place. */
    private boolean heading(String expected, boolean mayBeInPlace) {
        String name = next(Text.of("'%s:'", expected));
        if (!name.equals(expected)) {
            throw new InvalidPlanException(Text.of(
                    "The plan does not fit %s, or is misspelt: it has '%s' where %s is expected.",
                    network.spec().name(), shortened(name), expected));
        }
        String word = next(Text.of("'%s:'", expected));
        boolean isInPlace = mayBeInPlace && word.equals(PlanText.IN_PLACE);
        String colon = isInPlace ? next(Text.of("'%s:'", expected)) : word;
        if (!colon.equals(":")) {
            throw new InvalidPlanException(Text.of(
                    "The plan must have %s after %s, but has '%s'.",
                    mayBeInPlace ? Text.of("':' or '%s:'", PlanText.IN_PLACE) : Text.of("':'"),
                    expected,
                    shortened(colon)));
        }
        return isInPlace;
    }

    private void readLayers(String part, List<LayerPath> paths, String norm) {
        Map<LayerPath, LayerChoices> possible = Recomputable.in(network, inPlace::contains);
        int layer = 0;
        while (layer < paths.size()) {
            String word = next(Text.of("layer %d of %d of %s", layer + 1, paths.size(), part));
            if (word.equals(":") || word.equals(PlanText.END) || startsPart()) {
                throw otherCount(part, paths.size(), layer);
            }
            int star = star(word, paths.get(layer));
            int count = star == word.length() ? 1 : Integer.parseInt(word.substring(star + 1));
            if (layer + count > paths.size()) {
                throw otherCount(part, paths.size(), layer + count);
            }
            for (int i = 0; i < count; i++, layer++) {
                layers.put(paths.get(layer), decision(word.substring(0, star), paths.get(layer), possible, norm));
            }
        }
        requireNoMore(part, paths.size());
    }

    /** Where the number of layers of a word starts; its length if it is for one layer. */
    private static int star(String word, LayerPath layer) {
        if (REPEATED.matcher(word).matches()) {
            return word.indexOf('*');
        }
        if (WRONGLY_REPEATED.matcher(word).matches()) {
            throw new InvalidPlanException(Text.of(
                    "The number after '*' must be a whole number from 1 to 9999, but %s has '%s'.",
                    layer, shortened(word)));
        }
        return word.length();
    }

    /** Whether the last word is the heading of another part. */
    private boolean startsPart() {
        return ":".equals(words.peek()) || PlanText.IN_PLACE.equals(words.peek());
    }

    private void requireNoMore(String part, int count) {
        Iterator<String> rest = words.iterator();
        boolean isEnd = !rest.hasNext() || NAME.matcher(rest.next()).matches() || !rest.hasNext();
        if (!isEnd && !List.of(":", PlanText.IN_PLACE).contains(rest.next())) {
            throw otherCount(part, count, count + 1);
        }
    }

    private InvalidPlanException otherCount(String part, int designs, int plans) {
        Text layers = designs == 1 ? Text.of("1 layer") : Text.of("%d layers", designs);
        return new InvalidPlanException(
                plans > designs
                        ? Text.of(
                                "The plan does not fit %s: %s has %s there, and at least %d in the plan.",
                                network.spec().name(), part, layers, plans)
                        : Text.of(
                                "The plan does not fit %s: %s has %s there, and only %d in the plan.",
                                network.spec().name(), part, layers, plans));
    }

    private static Recomputed decision(
            String word, LayerPath layer, Map<LayerPath, LayerChoices> possible, String norm) {
        if (word.equals(PlanText.KEEP)) {
            return Recomputed.NOTHING;
        }
        LayerChoices choices = possible.get(layer);
        Map<String, LayerOutput> outputs = new LinkedHashMap<>();
        String inChunks = norm + PlanText.CHUNKS;
        choices.outputs().stream().sorted().forEach(output -> {
            outputs.put(PlanText.word(output, norm), output);
            if (output == LayerOutput.NORM1 && choices.inChunks()) {
                outputs.put(inChunks, output);
            }
        });
        List<String> words = List.of(word.split("\\+", -1));
        List<LayerOutput> chosen = new ArrayList<>();
        for (String part : words) {
            LayerOutput output = outputs.get(part);
            if (output == null || chosen.contains(output)) {
                throw unknownOutput(word, layer, outputs.keySet());
            }
            chosen.add(output);
        }
        return words.contains(inChunks) ? Recomputed.of(chosen).chunked() : Recomputed.of(chosen);
    }

    private static InvalidPlanException unknownOutput(String word, LayerPath layer, Set<String> known) {
        return new InvalidPlanException(
                known.isEmpty()
                        ? Text.of("%s can only %s, but has '%s'.", layer, PlanText.KEEP, shortened(word))
                        : Text.of(
                                "%s can recompute %s, joined by '+' and each once, or %s, but has '%s'.",
                                layer, String.join(", ", known), PlanText.KEEP, shortened(word)));
    }

    private String next(Text expected) {
        if (words.isEmpty()) {
            throw new InvalidPlanException(Text.of("The plan is cut off: %s is missing.", expected));
        }
        return words.poll();
    }

    private static InvalidPlanException unknown(String word, String... expected) {
        return new InvalidPlanException(
                Text.of("The plan must have %s here, but has '%s'.", Text.or(List.of(expected)), shortened(word)));
    }

    private static String shortened(String word) {
        return DisplayText.plain(word.length() <= 40 ? word : word.substring(0, 40) + "...", "?");
    }
}
