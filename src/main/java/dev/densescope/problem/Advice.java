package dev.densescope.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user can do about a failure: alternatives, each of which is enough. Where they are about settings they can be
 * told in words, as here, or by the options that set them. Immutable.
 */
public record Advice(List<Way> ways) {
    public Advice {
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("advice must have at least 1 way, but has none");
        }
    }

    /** One of the alternatives. */
    public sealed interface Way {
        /** The end of a sentence, without its full stop. */
        String words();
    }

    /** Something that no setting does, such as "end other programs". */
    public record Deed(String words) implements Way {}

    /**
     * Settings that are to have these values, all together.
     *
     * @param words such as "set the classes to 20"
     */
    public record Values(String words, List<Value> values) implements Way {
        public Values {
            values = List.copyOf(values);
        }
    }

    /**
     * What a setting is to be.
     *
     * @param text the value as it is typed
     * @param others what else it may be, to be said after it, such as "or less"; else empty
     */
    public record Value(Setting setting, String text, String others) {
        public Value(Setting setting, String text) {
            this(setting, text, "");
        }
    }

    /**
     * Settings of which one is to be changed, by as much as it takes.
     *
     * @param verb the direction, such as "reduce"
     */
    public record Change(String verb, List<Setting> settings) implements Way {
        public Change {
            settings = List.copyOf(settings);
        }

        @Override
        public String words() {
            return verb + " "
                    + WordList.or(settings.stream().map(Setting::words).toList());
        }
    }

    /** Something that no setting does. */
    public static Advice to(String words) {
        return new Advice(List.of(new Deed(words)));
    }

    /** One setting is to have a value. */
    public static Advice set(Setting setting, Object value) {
        return set("set %s to %s".formatted(setting.words(), value), new Value(setting, String.valueOf(value)));
    }

    /** Settings are to have these values, in words of the caller's. */
    public static Advice set(String words, Value... values) {
        return new Advice(List.of(new Values(words, List.of(values))));
    }

    /** One of these settings is to be smaller. */
    public static Advice reduce(Setting... settings) {
        return new Advice(List.of(new Change("reduce", Arrays.asList(settings))));
    }

    /** One of these settings is to be larger. */
    public static Advice raise(Setting... settings) {
        return new Advice(List.of(new Change("raise", Arrays.asList(settings))));
    }

    /** The same with more alternatives. */
    public Advice or(Advice others) {
        return new Advice(Stream.concat(ways.stream(), others.ways().stream()).toList());
    }

    /** The end of a sentence, without its full stop. */
    public String words() {
        return ways.stream().map(Way::words).collect(Collectors.joining(", or "));
    }
}
