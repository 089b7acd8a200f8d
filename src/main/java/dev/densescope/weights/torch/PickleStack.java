package dev.densescope.weights.torch;

import dev.densescope.weights.store.InvalidTensorFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stack, marks and memo of the pickle machine, all of limited size. */
final class PickleStack {
    /** PyTorch adds 1,000 pairs at a time and nests four levels. */
    static final int MAX_VALUES = 100_000;

    static final int MAX_MARKS = 1_000;
    static final int MAX_REMEMBERED = 500_000;

    private final List<PickleValue> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();

    void push(PickleValue value) {
        if (values.size() == MAX_VALUES) {
            throw tooDeep();
        }
        values.add(value);
    }

    PickleValue pop() {
        if (values.size() <= floor()) {
            throw damaged();
        }
        return values.remove(values.size() - 1);
    }

    PickleValue top() {
        if (values.size() <= floor()) {
            throw damaged();
        }
        return values.get(values.size() - 1);
    }

    void mark() {
        if (marks.size() == MAX_MARKS) {
            throw tooDeep();
        }
        marks.add(values.size());
    }

    /** Pops everything since the last mark, and the mark. */
    List<PickleValue> popToMark() {
        if (marks.isEmpty()) {
            throw damaged();
        }
        List<PickleValue> since = values.subList(marks.remove(marks.size() - 1), values.size());
        List<PickleValue> taken = List.copyOf(since);
        since.clear();
        return taken;
    }

    /** Pops the top {@code count} values, in the order they were pushed. */
    List<PickleValue> pop(int count) {
        if (values.size() - floor() < count) {
            throw damaged();
        }
        List<PickleValue> last = values.subList(values.size() - count, values.size());
        List<PickleValue> taken = List.copyOf(last);
        last.clear();
        return taken;
    }

    void remember(long index) {
        memo.put(index, top());
        if (memo.size() > MAX_REMEMBERED) {
            throw new InvalidTensorFileException("its pickle memoizes more than %d values".formatted(MAX_REMEMBERED));
        }
    }

    /** Memoizes the top under the next free index. */
    void remember() {
        remember(memo.size());
    }

    void recall(long index) {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw damaged();
        }
        push(value);
    }

    static InvalidTensorFileException damaged() {
        return new InvalidTensorFileException("its pickle is damaged: download or save it again");
    }

    /** Values below the last mark must not be popped. */
    private int floor() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private static InvalidTensorFileException tooDeep() {
        return new InvalidTensorFileException(
                "its pickle is nested too deeply for a state dict: save only model.state_dict()");
    }
}
