package dev.densescope.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Advice for the user about a failure: alternatives, each of which is sufficient. Alternatives about settings can be
 * expressed in words or as command-line options. Immutable.
 */
public record Advice(List<Way> ways) {
    public Advice {
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("advice must have at least 1 way, but has none");
        }
    }

    /** An alternative. */
    public sealed interface Way {
        /** The text of the alternative, as the end of a sentence without full stop. */
        String text();
    }

    /** An action that is not a setting, such as "end other programs". */
    public record Action(String text) implements Way {}

    /**
     * Values for one or more settings, to be set together.
     *
     * @param text such as "set the classes to 20"
     */
    public record Values(String text, List<Value> values) implements Way {
        public Values {
            values = List.copyOf(values);
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
     * @param verb the direction, such as "reduce"
     */
    public record Change(String verb, List<Setting> settings) implements Way {
        public Change {
            settings = List.copyOf(settings);
        }

        @Override
        public String text() {
            return verb + " "
                    + NameList.or(settings.stream().map(Setting::label).toList());
        }
    }

    /** Advises an action that is not a setting. */
    public static Advice to(String text) {
        return new Advice(List.of(new Action(text)));
    }

    /** Advises a value for a setting. */
    public static Advice set(Setting setting, Object value) {
        return set("set %s to %s".formatted(setting.label(), value), new Value(setting, String.valueOf(value)));
    }

    /** Advises values for settings, with a text of the caller. */
    public static Advice set(String text, Value... values) {
        return new Advice(List.of(new Values(text, List.of(values))));
    }

    /** Advises to reduce one of the settings. */
    public static Advice reduce(Setting... settings) {
        return new Advice(List.of(new Change("reduce", Arrays.asList(settings))));
    }

    /** Advises to raise one of the settings. */
    public static Advice raise(Setting... settings) {
        return new Advice(List.of(new Change("raise", Arrays.asList(settings))));
    }

    /** This advice with further alternatives. */
    public Advice or(Advice others) {
        return new Advice(Stream.concat(ways.stream(), others.ways().stream()).toList());
    }

    /** The end of a sentence, without its full stop. */
    public String text() {
        return ways.stream().map(Way::text).collect(Collectors.joining(", or "));
    }
}
