package dev.densescope.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.quantity.QuantityText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue has every pattern of the sources, and its translations take the same arguments. */
class CatalogueTest {
    private static final String LITERAL = "\"(?:[^\"\\\\\n]|\\\\.)*\"";
    private static final Pattern LITERALS = Pattern.compile(LITERAL);
    private static final Pattern PATTERN =
            Pattern.compile("(?:\\btranslated|\\bText\\.of)\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)");
    private static final Pattern CONVERSION = Pattern.compile("%(?:(\\d)\\$)?([.\\d]*[a-z%])");

    private final Map<String, String> german = Catalogue.read("de.po");
    private final List<String> sources = sources();

    @Test
    void everyPatternIsTranslated() {
        Set<String> missing = sources.stream()
                .flatMap(source -> PATTERN.matcher(source).results())
                .map(match -> joined(match.group(1)))
                .filter(pattern ->
                        CONVERSION.matcher(pattern).replaceAll("").chars().anyMatch(Character::isLetter))
                .filter(pattern -> !german.containsKey(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, "Add these patterns to de.po");
    }

    /** As a pattern, or as a name or reason that is translated where it is shown. */
    @Test
    void everyTranslationIsInUse() {
        Set<String> unused = new TreeSet<>(german.keySet());
        sources.stream()
                .flatMap(source -> Stream.concat(
                        PATTERN.matcher(source).results().map(match -> match.group(1)),
                        LITERALS.matcher(source).results().map(MatchResult::group)))
                .map(CatalogueTest::joined)
                .forEach(unused::remove);
        assertEquals(Set.of(), unused, "Remove these patterns from de.po");
    }

    @Test
    void translationsTakeTheSameArguments() {
        Set<String> wrong = german.keySet().stream()
                .filter(pattern -> !conversions(pattern).equals(conversions(german.get(pattern))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void spacesAtTheEndsAndQuotesAreThoseOfTheLanguage() {
        Set<String> wrong = german.keySet().stream()
                .filter(pattern ->
                        pattern.startsWith(" ") != german.get(pattern).startsWith(" ")
                                || pattern.endsWith(" ") != german.get(pattern).endsWith(" ")
                                || german.get(pattern).matches(".*[\"'].*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void aTextIsReadInEachLanguageWithItsParts() {
        Text advice = Text.of("reduce %s", Text.or(List.of(Text.of("the batch"), Text.of("the input size"))));
        Text text = Text.of("%s: %s.", Text.verbatim("100 %"), advice);
        assertEquals("100 %: reduce the batch or the input size.", text.toString());
        assertEquals("100 %: Batch oder Eingabegröße verringern.", text.in(Language.GERMAN));
        assertEquals("a, b and c", Text.and(List.of("a", "b", "c")).toString());
        assertEquals(
                "not in the catalogue: 5",
                Text.of("not in the catalogue: %d", 5).in(Language.GERMAN));
    }

    /** What is kept of a sentence reads in both languages: without its stop, after a colon, as a value, beside others. */
    @Test
    void partsOfSentencesAreReadInEachLanguage() {
        Text refused = Text.of("Run file %s is empty.", "a.dscope");
        assertEquals("Run file a.dscope is empty", refused.withoutStop().toString());
        assertEquals("Laufdatei a.dscope ist leer", refused.withoutStop().in(Language.GERMAN));
        Text clause = Text.of("The NVIDIA driver %s is too old: CUDA 13 needs %d or newer; update the driver.", "5", 6);
        assertTrue(clause.withinSentence().toString().startsWith("the NVIDIA driver 5 is"));
        assertTrue(clause.withinSentence().in(Language.GERMAN).startsWith("Der NVIDIA-Treiber 5 ist"));
        assertEquals("der Datenträger ist voll", Text.phrase("the disk is full").in(Language.GERMAN));
        assertEquals("100 %d", Text.phrase("100 %d").in(Language.GERMAN));
        assertEquals(
                "Der Lauf ist vollständig. Laufdatei a.dscope ist leer.",
                Text.sentences(List.of(Text.of("The run completed."), refused)).in(Language.GERMAN));
        assertEquals(Text.verbatim("Run file a.dscope is empty."), refused);
    }

    /** As sentences in run files. */
    @Test
    void sentencesKeptAsTextAreReadWithTheirArguments() {
        assertKept("of another version: 7 images.", "of another version: 7 images.");
        Text gone = Text.of(
                "The run file %s was deleted or moved during the run, so it is lost or incomplete: export a report of"
                        + " this run to keep its results.",
                "/a b/run.dscope");
        assertKept(gone.in(Language.GERMAN), gone.toString());
        Text refused = Text.of("Device %s could not allocate %s: %s.", "cpu", "1.50 GiB", Text.of("the disk is full"));
        assertKept("Gerät cpu konnte 1.50 GiB nicht bereitstellen: der Datenträger ist voll.", refused.toString());
        Text without = Text.of("The run completed.");
        assertKept(without.in(Language.GERMAN), without.toString());
    }

    /** Every pattern that is told apart by its words. */
    @Test
    void everySentenceOfTheCatalogueIsReadAsItself() {
        KeptSentences kept = new KeptSentences(german);
        Set<String> wrong = new TreeSet<>();
        for (String pattern : german.keySet()) {
            if (pattern.matches("[A-Z][^%]* %s [^%]{12,}\\.")) {
                String argument = "x1";
                String english = String.format(Locale.ROOT, pattern, argument);
                if (!kept.translated(english).equals(String.format(Locale.ROOT, german.get(pattern), argument))) {
                    wrong.add(english + " -> " + kept.translated(english));
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static void assertKept(String german, String english) {
        assertEquals(german, Text.kept(english).in(Language.GERMAN));
        assertEquals(english, Text.kept(english).toString());
        assertEquals(Text.verbatim(english), Text.kept(english));
    }

    @Test
    void bytesHaveTheSeparatorsOfTheReader() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            Text text = Text.of("Device %s could not allocate %s: %s.", "cpu", QuantityText.told(3L << 29), "x");
            assertEquals("Device cpu could not allocate 1.50 GiB: x.", text.toString());
            assertEquals("Gerät cpu konnte 1,50\u00a0GiB nicht bereitstellen: x.", text.in(Language.GERMAN));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    /** The conversion of each argument, by its number. */
    private static Map<String, String> conversions(String pattern) {
        Map<String, String> conversions = new TreeMap<>();
        int next = 1;
        for (Matcher each = CONVERSION.matcher(pattern); each.find(); ) {
            if (!each.group(2).equals("%")) {
                int number = each.group(1) == null ? next++ : Integer.parseInt(each.group(1));
                conversions.put(String.valueOf(number), each.group(2));
            }
        }
        return conversions;
    }

    private static String joined(String literals) {
        return LITERALS.matcher(literals)
                .results()
                .map(each -> each.group().substring(1, each.group().length() - 1))
                .collect(Collectors.joining())
                .replace("\\\"", "\"");
    }

    private static List<String> sources() {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/densescope"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file).replaceAll("\\{@code [^}]*}", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
