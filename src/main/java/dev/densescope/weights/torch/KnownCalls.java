package dev.densescope.weights.torch;

import dev.densescope.pickle.PickleException;
import dev.densescope.weights.torch.PickleValue.Dictionary;
import dev.densescope.weights.torch.PickleValue.Known;
import dev.densescope.weights.torch.PickleValue.Sequence;
import dev.densescope.weights.torch.PickleValue.Storage;
import dev.densescope.weights.torch.PickleValue.TextValue;
import dev.densescope.weights.torch.PickleValue.View;
import dev.densescope.weights.torch.PickleValue.Whole;
import java.util.ArrayList;
import java.util.List;

/** Computes the results of the calls in a checkpoint's pickle from their arguments, without calling anything. */
final class KnownCalls {
    private static final int STORAGE_PARTS = 5;
    private static final int MIN_TENSOR_PARTS = 4;
    private static final int MAX_DIMENSIONS = 8;

    private KnownCalls() {}

    /** The storage of a persistent id: {@code ('storage', type, key, device, count)}. */
    static Storage storage(PickleValue id) {
        List<PickleValue> parts = items(id);
        if (parts.size() == STORAGE_PARTS
                && parts.get(0) instanceof TextValue kind
                && kind.value().equals("storage")
                && parts.get(1) instanceof Known type
                && type.isStorage()
                && parts.get(2) instanceof TextValue key
                && parts.get(4) instanceof Whole count
                && count.value() >= 0) {
            return new Storage(type, key.value(), count.value());
        }
        throw PickleException.damaged();
    }

    static PickleValue result(PickleValue callee, PickleValue arguments) {
        if (!(callee instanceof Known known)) {
            throw PickleException.damaged();
        }
        return switch (known) {
            case ORDERED_DICT -> dictionary(items(arguments));
            case TENSOR -> view(items(arguments));
            case PARAMETER -> parameter(items(arguments));
            case F32, F16, BF16, F64, I64 -> throw PickleException.damaged();
        };
    }

    /** A dictionary from an optional list of pairs. */
    private static Dictionary dictionary(List<PickleValue> arguments) {
        Dictionary dictionary = new Dictionary();
        if (!arguments.isEmpty()) {
            for (PickleValue pair : items(arguments.get(0))) {
                List<PickleValue> keyAndValue = items(pair);
                if (keyAndValue.size() != 2) {
                    throw PickleException.damaged();
                }
                dictionary.put(keyAndValue.get(0), keyAndValue.get(1));
            }
        }
        return dictionary;
    }

    private static View view(List<PickleValue> arguments) {
        if (arguments.size() < MIN_TENSOR_PARTS
                || !(arguments.get(0) instanceof Storage storage)
                || !(arguments.get(1) instanceof Whole offset)) {
            throw PickleException.damaged();
        }
        return new View(storage, offset.value(), numbers(arguments.get(2)), numbers(arguments.get(3)));
    }

    private static View parameter(List<PickleValue> arguments) {
        if (!arguments.isEmpty() && arguments.get(0) instanceof View view) {
            return view;
        }
        throw PickleException.damaged();
    }

    private static List<Long> numbers(PickleValue value) {
        List<Long> numbers = new ArrayList<>();
        for (PickleValue item : items(value)) {
            if (!(item instanceof Whole whole) || numbers.size() == MAX_DIMENSIONS) {
                throw PickleException.damaged();
            }
            numbers.add(whole.value());
        }
        return numbers;
    }

    private static List<PickleValue> items(PickleValue value) {
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        throw PickleException.damaged();
    }
}
