package dev.densescope.problem;

import dev.densescope.language.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Advice for the user about a failure: alternatives, each of which is sufficient. Alternatives about settings can be
 * expressed in words or as command-line options. Immutable.
 */
public record Advice(List<Way> ways) {
    private static final String REDUCE = "reduce";
    private static final String RAISE = "raise";

    public Advice {
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("advice must have at least 1 way, but has none");
        }
    }

    /** An alternative. */
    public sealed interface Way {
        /** The alternative as the end of a sentence without full stop. */
        Text told();

        /** The same in English. */
        default String text() {
            return told().toString();
        }
    }

    /** An action that is not a setting, such as "end other programs". */
    public record Action(Text told) implements Way {}

    /**
     * Values for one or more settings, to be set together.
     *
     * @param told such as "set the classes to 20"
     */
    public record Values(Text told, List<Value> values) implements Way {
        public Values {
            values = List.copyOf(values);
        }

        /** In English only. */
        public Values(String text, List<Value> values) {
            this(Text.verbatim(text), values);
        }
    }

    /**
     * A value for a setting.
     *
     * @param text the value as it is typed
     * @param others other allowed values, appended in the sentence, such as "or less"; otherwise empty
     */
    public record Value(Setting setting, String text, String others) {
        public Value(Setting setting, String text) {
            this(setting, text, "");
        }
    }

    /**
     * Settings of which at least one must be changed in a direction.
     *
     * @param verb the direction: "reduce" or "raise"
     * @param before a clause before it, such as why
     */
    public record Change(String verb, List<Setting> settings, Optional<Text> before) implements Way {
        public Change {
            settings = List.copyOf(settings);
        }

        /** The beginning in English, which the settings follow. */
        public String beginning() {
            return before.map(clause -> clause + "; ").orElse("") + verb;
        }

        @Override
        public Text told() {
            Text names = Text.or(settings.stream().map(Setting::told).toList());
            Text change = verb.equals(REDUCE) ? Text.of("reduce %s", names) : Text.of("raise %s", names);
            return before.map(clause -> Text.of("%s; %s", clause, change)).orElse(change);
        }
    }

    /** Advises an action that is not a setting, in English only. */
    public static Advice to(String text) {
        return to(Text.verbatim(text));
    }

    /** Advises an action that is not a setting. */
    public static Advice to(Text text) {
        return new Advice(List.of(new Action(text)));
    }

    /** Advises a value for a setting. */
    public static Advice set(Setting setting, Object value) {
        return set(Text.of("set %s to %s", setting.told(), value), new Value(setting, String.valueOf(value)));
    }

    /** Advises values for settings, with a text of the caller. */
    public static Advice set(String text, Value... values) {
        return set(Text.verbatim(text), values);
    }

    /** Advises values for settings, with a text of the caller. */
    public static Advice set(Text text, Value... values) {
        return new Advice(List.of(new Values(text, List.of(values))));
    }

    /** Advises to reduce one of the settings. */
    public static Advice reduce(Setting... settings) {
        return new Advice(List.of(new Change(REDUCE, Arrays.asList(settings), Optional.empty())));
    }

    /**
     * Advises to reduce one of the settings.
     *
     * @param before a clause before it, such as why
     */
    public static Advice reduce(Text before, Setting... settings) {
        return new Advice(List.of(new Change(REDUCE, Arrays.asList(settings), Optional.of(before))));
    }

    /** Advises to raise one of the settings. */
    public static Advice raise(Setting... settings) {
        return new Advice(List.of(new Change(RAISE, Arrays.asList(settings), Optional.empty())));
    }

    /** This advice with further alternatives. */
    public Advice or(Advice others) {
        return new Advice(Stream.concat(ways.stream(), others.ways().stream()).toList());
    }

    /** The end of a sentence, without its full stop. */
    public Text told() {
        return ways.stream()
                .map(Way::told)
                .reduce((one, other) -> Text.of("%s, or %s", one, other))
                .orElseThrow();
    }

    /** The same in English. */
    public String text() {
        return told().toString();
    }
}
