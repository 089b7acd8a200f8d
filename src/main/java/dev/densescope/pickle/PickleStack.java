package dev.densescope.pickle;

import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stack, marks and memo of the machine, all of limited size. */
final class PickleStack<V> {
    private static final int INITIAL = 64;

    private final PickleValues<V> factory;
    private final PickleLimits limits;
    private final List<V> values = new ArrayList<>();
    private int[] marks = new int[INITIAL];
    private int markCount;
    private Object[] memo = new Object[INITIAL];
    private int memoized;

    PickleStack(PickleValues<V> factory, PickleLimits limits) {
        this.factory = factory;
        this.limits = limits;
    }

    void push(V value) {
        if (values.size() == limits.values()) {
            throw factory.tooLarge(Text.of("it has more than %d values at once", limits.values()));
        }
        values.add(value);
    }

    V pop() {
        requireValues(1);
        return values.remove(values.size() - 1);
    }

    V top() {
        requireValues(1);
        return values.get(values.size() - 1);
    }

    void mark() {
        if (markCount == limits.marks()) {
            throw factory.tooLarge(Text.of("it has more than %d containers in each other", limits.marks()));
        }
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        marks[markCount++] = values.size();
    }

    /** Pops everything since the last mark, and the mark. */
    List<V> popToMark() {
        if (markCount == 0) {
            throw PickleException.damaged();
        }
        return take(marks[--markCount]);
    }

    /** Pops the top {@code count} values, in the order they were pushed. */
    List<V> pop(int count) {
        requireValues(count);
        return take(values.size() - count);
    }

    private List<V> take(int from) {
        List<V> last = values.subList(from, values.size());
        List<V> taken = List.copyOf(last);
        last.clear();
        return taken;
    }

    /** Memoizes the top. */
    void memoize(long index) {
        V top = top();
        if (index >= limits.memoized()) {
            throw new PickleException(Text.of("its pickle memoizes more than %d values", limits.memoized()));
        }
        if (index >= memo.length) {
            memo = Arrays.copyOf(memo, (int) Math.max(index + 1, Math.min(limits.memoized(), memo.length * 3L / 2)));
        }
        memoized += memo[(int) index] == null ? 1 : 0;
        memo[(int) index] = top;
    }

    /** Memoizes the top under the next free index. */
    void memoize() {
        memoize(memoized);
    }

    void recall(long index) {
        Object value = index < memo.length ? memo[(int) index] : null;
        if (value == null) {
            throw PickleException.damaged();
        }
        @SuppressWarnings("unchecked") // only values are memoized
        V recalled = (V) value;
        push(recalled);
    }

    /** Values below the last mark must not be used. */
    private void requireValues(int count) {
        int floor = markCount == 0 ? 0 : marks[markCount - 1];
        if (values.size() - floor < count) {
            throw PickleException.damaged();
        }
    }
}
