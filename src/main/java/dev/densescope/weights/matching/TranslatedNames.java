package dev.densescope.weights.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a file's tensors, translated to the current names of torchvision.
 *
 * @param inFile names in the file by current names, in the order of the file
 * @param prefix the removed common prefix, such as {@code module.}; empty if there is none
 * @param renamings the renamings, by names
 * @param renamed number of renamed tensors
 * @param ignored names in the file of ignored tensors
 * @param twice current names of two tensors in the file
 */
public record TranslatedNames(
        Map<String, String> inFile,
        String prefix,
        Set<Renaming> renamings,
        int renamed,
        List<String> ignored,
        List<String> twice) {
    private static final String FIRST = "features.conv0.weight";

    /** Batch counters, counters of a profiler, and entries of checkpoints that are not weights. */
    private static final Pattern IGNORED = Pattern.compile(
            "(?:.*\\.)?(?:num_batches_tracked|total_ops|total_params)|(?:momentum_buffer|optimizer)\\..*");

    private static final Pattern SEQUENTIAL_CLASSIFIER = Pattern.compile("classifier\\.(\\d+)\\.(weight|bias)");

    /** From an old name to the current one. */
    public record Renaming(String from, String to) implements Comparable<Renaming> {
        @Override
        public int compareTo(Renaming other) {
            return (from + to).compareTo(other.from + other.to);
        }
    }

    private record Rule(Pattern pattern, String replacement, Renaming renaming) {}

    private static final List<Rule> RULES = List.of(
            // first releases of torchvision
            new Rule(
                    Pattern.compile("(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\..+)"),
                    "$1$2",
                    new Renaming("norm.1", "norm1")),
            // efficient_densenet_pytorch
            new Rule(
                    Pattern.compile("features\\.norm_final\\.(.+)"),
                    "features.norm5.$1",
                    new Renaming("norm_final", "norm5")));

    /** Names that need no translation. */
    public static TranslatedNames same(Collection<String> names) {
        Map<String, String> inFile = new LinkedHashMap<>();
        names.forEach(name -> inFile.put(name, name));
        return new TranslatedNames(inFile, "", Set.of(), 0, List.of(), List.of());
    }

    public static TranslatedNames of(Collection<String> names) {
        String prefix = prefix(names);
        boolean sequential = hasOneSequentialClassifier(names, prefix);
        Map<String, String> inFile = new LinkedHashMap<>();
        Set<Renaming> renamings = new TreeSet<>();
        List<String> ignored = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        int renamed = 0;
        for (String name : names) {
            String plain = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            if (IGNORED.matcher(plain).matches()) {
                ignored.add(name);
                continue;
            }
            Renamed current = current(plain, sequential);
            renamed += current.how().isPresent() ? 1 : 0;
            current.how().ifPresent(renamings::add);
            if (inFile.putIfAbsent(current.name(), name) != null) {
                twice.add(current.name());
            }
        }
        return new TranslatedNames(inFile, prefix, renamings, renamed, ignored, twice);
    }

    private record Renamed(String name, Optional<Renaming> how) {}

    private static Renamed current(String name, boolean sequential) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(name);
            if (matcher.matches()) {
                return new Renamed(matcher.replaceFirst(rule.replacement()), Optional.of(rule.renaming()));
            }
        }
        Matcher classifier = SEQUENTIAL_CLASSIFIER.matcher(name);
        return sequential && classifier.matches()
                ? new Renamed(
                        "classifier." + classifier.group(2),
                        Optional.of(new Renaming("classifier." + classifier.group(1), "classifier")))
                : new Renamed(name, Optional.empty());
    }

    /** The prefix of the first convolution's name, if only one name ends with it. */
    private static String prefix(Collection<String> names) {
        List<String> prefixes = names.stream()
                .filter(name -> name.equals(FIRST) || name.endsWith("." + FIRST))
                .map(name -> name.substring(0, name.length() - FIRST.length()))
                .toList();
        return prefixes.size() == 1 ? prefixes.get(0) : "";
    }

    /** Whether the classifier is the only layer with weights in a sequential module, for example after dropout. */
    private static boolean hasOneSequentialClassifier(Collection<String> names, String prefix) {
        return names.stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> SEQUENTIAL_CLASSIFIER.matcher(name.substring(prefix.length())))
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .distinct()
                        .count()
                == 1;
    }
}
