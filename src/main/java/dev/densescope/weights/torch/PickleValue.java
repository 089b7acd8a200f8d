package dev.densescope.weights.torch;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a pickle: plain data. Containers are compared by identity and never traversed as a whole, since they may
 * be recursive.
 */
sealed interface PickleValue {
    /** A text. */
    record TextValue(String value) implements PickleValue {}

    /** A whole number. */
    record Whole(long value) implements PickleValue {}

    /** Numbers and constants that are not needed. */
    enum Other implements PickleValue {
        VALUE
    }

    /** A supported callable or type, as data; it is never called. */
    enum Known implements PickleValue {
        ORDERED_DICT("collections", "OrderedDict"),
        TENSOR("torch._utils", "_rebuild_tensor_v2"),
        PARAMETER("torch._utils", "_rebuild_parameter"),
        F32("torch", "FloatStorage"),
        F16("torch", "HalfStorage"),
        BF16("torch", "BFloat16Storage"),
        F64("torch", "DoubleStorage"),
        I64("torch", "LongStorage");

        private final String module;
        private final String member;

        Known(String module, String member) {
            this.module = module;
            this.member = member;
        }

        static Optional<Known> of(String module, String member) {
            for (Known known : values()) {
                if (known.module.equals(module) && known.member.equals(member)) {
                    return Optional.of(known);
                }
            }
            return Optional.empty();
        }

        boolean isStorage() {
            return ordinal() >= F32.ordinal();
        }
    }

    /** A list or a tuple. */
    final class Sequence implements PickleValue {
        private final List<PickleValue> items;

        Sequence(List<PickleValue> items) {
            this.items = new ArrayList<>(items);
        }

        List<PickleValue> items() {
            return items;
        }
    }

    /** A dictionary with text keys. Other keys, as in optimizer state, are ignored. */
    final class Dictionary implements PickleValue {
        private final Map<String, PickleValue> values = new LinkedHashMap<>();

        Map<String, PickleValue> values() {
            return values;
        }

        void put(PickleValue key, PickleValue value) {
            if (key instanceof TextValue text && values.put(text.value(), value) != null) {
                throw new InvalidTensorFileException(Text.of("it contains %s twice", DisplayText.of(text.value())));
            }
        }
    }

    /** A storage: an entry of the archive. */
    record Storage(Known type, String key, long count) implements PickleValue {}

    /** A view of a storage: value (i, j, ...) is number {@code offset + i * strides[0] + j * strides[1] + ...} of it. */
    record View(Storage storage, long offset, List<Long> shape, List<Long> strides) implements PickleValue {
        public View {
            shape = List.copyOf(shape);
            strides = List.copyOf(strides);
        }
    }
}
