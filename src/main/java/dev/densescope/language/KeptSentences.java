package dev.densescope.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pattern and the arguments of English sentences that were kept as text, such as those of run files, to read
 * them in another language. Immutable.
 */
final class KeptSentences {
    private static final Pattern CONVERSION = Pattern.compile("%(?:(\\d)\\$)?([.,\\d]*[a-z%])");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*(?:[eE][-+]?[0-9]+)?");
    /** Patterns with fewer letters, such as {@code %s of %s}, say too little to tell a sentence by. */
    private static final int LEAST_LETTERS = 10;
    /** Sentences in arguments of sentences. */
    private static final int DEPTH = 3;

    private final Map<String, String> translations;
    private final List<Kept> patterns;

    /**
     * A pattern.
     *
     * @param literals the texts before, between and after its arguments
     * @param conversions of the arguments, such as {@code s} or {@code .1f}
     */
    private record Kept(String english, List<String> literals, List<String> conversions) {
        long letters() {
            return literals.stream()
                    .mapToLong(literal ->
                            literal.chars().filter(Character::isLetter).count())
                    .sum();
        }

        /** Whether its arguments are one after the other and apart, so that they can be found in a sentence. */
        boolean tells() {
            return conversions.size() > 0
                    && letters() >= LEAST_LETTERS
                    && literals.subList(1, literals.size() - 1).stream().noneMatch(String::isEmpty);
        }

        /** Its arguments in a sentence; empty if it is none of this pattern. Each argument ends where it first can. */
        Optional<List<String>> argumentsIn(String sentence) {
            String first = literals.get(0);
            String last = literals.get(literals.size() - 1);
            if (!sentence.startsWith(first)
                    || !sentence.endsWith(last)
                    || sentence.length() < first.length() + last.length()) {
                return Optional.empty();
            }
            List<String> arguments = new ArrayList<>();
            int from = first.length();
            int end = sentence.length() - last.length();
            for (int index = 0; index < conversions.size(); index++) {
                boolean isLast = index == conversions.size() - 1;
                int to = isLast ? end : sentence.indexOf(literals.get(index + 1), from);
                if (to < from || to > end || !fits(sentence.substring(from, to), conversions.get(index))) {
                    return Optional.empty();
                }
                arguments.add(sentence.substring(from, to));
                from = to + literals.get(index + 1).length();
            }
            return Optional.of(arguments);
        }

        private static boolean fits(String argument, String conversion) {
            return !argument.isEmpty()
                    && (conversion.endsWith("s") || NUMBER.matcher(argument).matches());
        }
    }

    /** @param translations patterns by their English ones */
    KeptSentences(Map<String, String> translations) {
        this.translations = translations;
        patterns = translations.keySet().stream()
                .filter(english -> english.indexOf('$') < 0)
                .map(KeptSentences::kept)
                .filter(Kept::tells)
                .sorted(Comparator.comparingLong(Kept::letters).reversed().thenComparing(Kept::english))
                .toList();
    }

    private static Kept kept(String english) {
        List<String> literals = new ArrayList<>();
        List<String> conversions = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int from = 0;
        for (Matcher each = CONVERSION.matcher(english); each.find(); from = each.end()) {
            literal.append(english, from, each.start());
            if (each.group(2).equals("%")) {
                literal.append('%');
            } else {
                literals.add(literal.toString());
                conversions.add(each.group(2));
                literal.setLength(0);
            }
        }
        literals.add(literal.append(english.substring(from)).toString());
        return new Kept(english, literals, conversions);
    }

    /** The translation of a sentence; the sentence itself if it is not of this catalogue. */
    String translated(String sentence) {
        return translated(sentence, DEPTH).orElse(sentence);
    }

    private Optional<String> translated(String sentence, int depth) {
        String fixed = translations.get(sentence.replace("%", "%%"));
        if (fixed != null) {
            return Optional.of(fixed.replace("%%", "%"));
        }
        if (depth == 0) {
            return Optional.empty();
        }
        for (Kept pattern : patterns) {
            Optional<List<String>> arguments = pattern.argumentsIn(sentence);
            if (arguments.isPresent()) {
                List<String> read = arguments.get().stream()
                        .map(argument -> argument(argument, depth - 1))
                        .toList();
                return Optional.of(filled(translations.get(pattern.english()), read));
            }
        }
        return Optional.empty();
    }

    /** Single words are names. */
    private String argument(String argument, int depth) {
        return argument.indexOf(' ') < 0
                ? argument
                : translated(argument, depth).orElse(argument);
    }

    private static String filled(String pattern, List<String> arguments) {
        int[] next = {0};
        return CONVERSION.matcher(pattern).replaceAll(each -> Matcher.quoteReplacement(value(each, arguments, next)));
    }

    private static String value(MatchResult conversion, List<String> arguments, int[] next) {
        if (conversion.group(2).equals("%")) {
            return "%";
        }
        String number = conversion.group(1);
        return arguments.get(number == null ? next[0]++ : Integer.parseInt(number) - 1);
    }
}
