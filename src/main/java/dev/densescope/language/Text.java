package dev.densescope.language;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sentence or a part of one. It is written in English where it arises and can be read in each language. A test reads
 * the sources for the patterns in use, so a pattern is always a literal: {@code Text.of("%s is missing.", field)}.
 * Immutable. Texts are equal if they say the same in English, as a text that was written to a file and read again does.
 *
 * @param pattern English, as of {@link String#format}; the key of the translations
 * @param arguments may be texts; a list is shown with commas
 */
public record Text(String pattern, List<Object> arguments) implements InLanguages {
    private static final int MAX_FRACTION_DIGITS = 6;

    /** No text. */
    public static final Text NONE = new Text("", List.of());

    public Text {
        arguments = Collections.unmodifiableList(arguments);
    }

    public static Text of(String pattern, Object... arguments) {
        return new Text(pattern, Arrays.asList(arguments.clone()));
    }

    /** A text that is the same in all languages, such as a name or a message of another program. */
    public static Text verbatim(String text) {
        return new Text("%s", List.of(text));
    }

    /**
     * A fixed text that was kept as a value, such as a name or the reason of an exception: in English if it has no
     * translation. It is no pattern.
     */
    public static Text phrase(String english) {
        return new Text(english.replace("%", "%%"), List.of());
    }

    /**
     * A sentence that was kept as text with its arguments, as in a file: read by its pattern, and in English if that is
     * not in the catalogue, as of another version of the program.
     */
    public static Text kept(String english) {
        InLanguages sentence = language -> language.ofKept(english);
        return new Text("%s", List.of(sentence));
    }

    /** This sentence without its full stop, for use in a longer one. */
    public Text withoutStop() {
        InLanguages clause = language -> {
            String sentence = in(language).strip();
            return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        };
        return new Text("%s", List.of(clause));
    }

    /** This sentence after a colon, where English has no capital. */
    public Text withinSentence() {
        InLanguages clause = language -> {
            String sentence = in(language);
            return language == Language.ENGLISH
                    ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
                    : sentence;
        };
        return new Text("%s", List.of(clause));
    }

    /** Sentences one after the other. */
    public static Text sentences(List<Text> sentences) {
        return new Text(String.join(" ", Collections.nCopies(sentences.size(), "%s")), List.copyOf(sentences));
    }

    /** "a, b and c". */
    public static Text and(List<?> names) {
        int last = names.size() - 1;
        return last < 1 ? listed(names) : Text.of("%s and %s", names.subList(0, last), names.get(last));
    }

    /** Alternatives: "a, b or c". */
    public static Text or(List<?> names) {
        int last = names.size() - 1;
        return last < 1 ? listed(names) : Text.of("%s or %s", names.subList(0, last), names.get(last));
    }

    private static Text listed(List<?> names) {
        return new Text("%s", List.of(names));
    }

    /** The text in a language. Numbers have the digits and the point of files, unless they are {@link InLanguages}. */
    @Override
    public String in(Language language) {
        Object[] read =
                arguments.stream().map(argument -> read(argument, language)).toArray();
        return String.format(Locale.ROOT, language.patternOf(pattern), read);
    }

    /** The text in a language for people: its numbers are grouped and have the decimal separator of a locale. */
    public String in(Language language, Locale digits) {
        Object[] read = arguments.stream()
                .map(argument -> argument instanceof Double ? number(argument, digits) : read(argument, language))
                .toArray();
        return String.format(digits, language.patternOf(pattern).replace("%d", "%,d"), read);
    }

    private static String number(Object number, Locale digits) {
        NumberFormat format = NumberFormat.getNumberInstance(digits);
        format.setMaximumFractionDigits(MAX_FRACTION_DIGITS);
        return format.format(number);
    }

    private static Object read(Object argument, Language language) {
        if (argument instanceof InLanguages words) {
            return words.in(language);
        }
        if (argument instanceof List<?> list) {
            return list.stream()
                    .map(each -> String.valueOf(read(each, language)))
                    .collect(Collectors.joining(", "));
        }
        return argument;
    }

    /** In the language of this process. */
    public String inThisProcess() {
        return in(Language.ofProcess());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Text text && toString().equals(text.toString()));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** In English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
