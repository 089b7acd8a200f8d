package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The German texts of the window are complete, take the same arguments as the English ones, and are German. */
class GermanMessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/densescope/ui");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern CHOICE = Pattern.compile("\\{(\\d),choice,((?:[^{}]|\\{\\d})*)}");
    private static final int ARGUMENTS = 10;
    private static final int[] COUNTS = {0, 1, 2, 1_024};

    /** Words that German has too, and names. A text of these words alone may be the same in both languages. */
    private static final Set<String> SHARED_WORDS = Set.of("""
            b baseline batch block budget checkpoint chrome cifar concat conv0 conv1 deeplearning4j densescope design designs \
            details dropout f5 filter float32 go head imagenet in k labels loss memory mib momentum ms name norm norm1 norm2 operation \
            org perfetto phase plan pprof pytorch seed speedscope stem t tensor tensorfloat tool traces tracing training \
            threads transition viz""".split(" "));

    private static final Set<String> ENGLISH_WORDS = Set.of("and", "by", "for", "is", "not", "of", "the", "to", "with");

    private final Map<String, String> english = read("messages.properties");
    private final Map<String, String> german = read("messages_de.properties");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        Set<String> missing = new TreeSet<>(english.keySet());
        missing.removeAll(german.keySet());
        assertEquals(Set.of(), missing, "Add these keys to messages_de.properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        assertEquals(Set.of(), keys((ours, theirs) -> !arguments(ours).equals(arguments(theirs))));
    }

    @Test
    void bothLanguagesDistinguishTheSameCounts() {
        assertEquals(Set.of(), keys((ours, theirs) -> !limits(ours).equals(limits(theirs))));
    }

    @Test
    void aDesignHasOneName() {
        assertEquals(
                List.of(),
                german.values().stream()
                        .filter(text -> text.contains("Entwurf") || text.contains("Entwürf"))
                        .toList());
    }

    @Test
    void noTextIsLeftInEnglish() {
        assertEquals(
                Set.of(),
                keys((ours, theirs) -> ours.equals(theirs) && !SHARED_WORDS.containsAll(words(ours))),
                "Translate these texts, or add their words to those that German shares");
        assertEquals(Set.of(), keys((ours, theirs) -> !Collections.disjoint(words(theirs), ENGLISH_WORDS)));
    }

    @Test
    void quotesAreTypographicAndSingleQuotesAreWrittenTwice() {
        assertEquals(
                Set.of(),
                keys((ours, theirs) ->
                        theirs.contains("\"") || theirs.replace("''", "").contains("'")));
    }

    @Test
    void everyTextRendersForAnyCount() {
        for (String text : german.values()) {
            for (int count : COUNTS) {
                String shown = new MessageFormat(text, Locale.GERMANY).format(samples(text, count));
                assertEquals(List.of(), ARGUMENT.matcher(shown).results().toList(), text);
            }
        }
    }

    /** The keys whose English and German text have a property. */
    private Set<String> keys(BiPredicate<String, String> property) {
        return english.keySet().stream()
                .filter(german::containsKey)
                .filter(key -> property.test(english.get(key), german.get(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The limits of each argument that is a choice. */
    private static Map<Integer, String> limits(String text) {
        return CHOICE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        choice -> Integer.valueOf(choice.group(1)),
                        choice -> Arrays.toString(new ChoiceFormat(choice.group(2)).getLimits())));
    }

    private static Object[] samples(String text, int count) {
        Set<Integer> choices = limits(text).keySet();
        return IntStream.range(0, ARGUMENTS)
                .mapToObj(i -> choices.contains(i) ? (Object) count : "name")
                .toArray();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.replaceAll("\\{\\d(,choice,)?", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !word.matches("\\d+"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> read(String file) {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
