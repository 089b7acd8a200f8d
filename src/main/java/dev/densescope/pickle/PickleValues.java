package dev.densescope.pickle;

import dev.densescope.language.Text;
import java.util.List;

/**
 * Builds the values of a pickle for a {@link PickleMachine}. Values may be containers that contain themselves.
 *
 * @param <V> the type of all values
 */
public interface PickleValues<V> {
    V text(String value);

    /** The text of a value; throws {@link PickleException#damaged} for other values. */
    String asText(V value);

    V whole(long value);

    /** None, True, False, a floating-point number, bytes, or a whole number of more than 64 bits. */
    V other();

    /** A new tuple, or a new list with these items. */
    V sequence(List<V> items);

    /** A new, empty dictionary. */
    V dictionary();

    /** Appends to a list. */
    void append(V list, List<V> items);

    /** Sets items of a dictionary: key, value, key, value, ... */
    void setItems(V dictionary, List<V> keysAndValues);

    /**
     * The value of an opcode that loads or runs code. Never loads or runs it.
     *
     * @param code what the opcode refers to
     * @throws PickleException if it is refused
     */
    V code(PickleCode<V> code);

    /** The failure of too many values or too much nesting. */
    PickleException tooLarge(Text what);
}
