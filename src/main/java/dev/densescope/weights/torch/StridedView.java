package dev.densescope.weights.torch;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.torch.PickleValue.Known;
import dev.densescope.weights.torch.PickleValue.Storage;
import dev.densescope.weights.torch.PickleValue.View;
import java.io.IOException;
import java.util.List;

/**
 * A validated view of a storage: in range, without overlaps.
 *
 * @param first index of its first number in the storage
 * @param span number of numbers from the first to the last
 * @param count number of its values
 */
record StridedView(Storage storage, long first, List<Long> shape, List<Long> strides, long span, int count) {
    private static final int MAX_VALUES = Integer.MAX_VALUE - 8;
    /** Limit of {@code span / count}, since sparse views would take long to read. */
    private static final int MAX_SPREAD = 64;

    /** @throws InvalidTensorFileException if the view is invalid */
    static StridedView of(String name, View view) {
        try {
            return checked(view);
        } catch (ArithmeticException tooLarge) {
            throw new InvalidTensorFileException(
                    Text.of(
                            "tensor %s with shape %s, strides %s and offset %d is invalid for a storage of %d numbers",
                            DisplayText.of(name),
                            shownList(view.shape(), "x"),
                            shownList(view.strides(), ", "),
                            view.offset(),
                            view.storage().count()),
                    tooLarge);
        }
    }

    /** Bytes per number in a storage. */
    static int numberBytes(Storage storage) {
        return storage.type() == Known.I64
                ? Long.BYTES
                : FloatType.valueOf(storage.type().name()).bytes();
    }

    /** Reads its values in row-major order. */
    float[] read(FileBytes file, long storageBegin) throws IOException {
        FloatType type = FloatType.valueOf(storage.type().name());
        float[] stored = file.floats(type, storageBegin + first * type.bytes(), (int) span);
        return span == count && isRowMajor() ? stored : gather(stored);
    }

    private static StridedView checked(View view) {
        long count = 1;
        long span = 1;
        require(view.offset() >= 0 && view.shape().size() == view.strides().size());
        for (int i = 0; i < view.shape().size(); i++) {
            long side = view.shape().get(i);
            long stride = view.strides().get(i);
            require(side >= 0 && stride >= 0 && side <= MAX_VALUES);
            count = Math.multiplyExact(count, side);
            span = Math.addExact(span, Math.multiplyExact(Math.max(0, side - 1), stride));
            require(span <= MAX_VALUES);
        }
        span = count == 0 ? 0 : span;
        require(count <= span && span <= Math.max(1, count) * MAX_SPREAD);
        require(Math.addExact(view.offset(), span) <= view.storage().count());
        Math.multiplyExact(view.storage().count(), Double.BYTES);
        return new StridedView(view.storage(), view.offset(), view.shape(), view.strides(), span, (int) count);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new ArithmeticException("strides");
        }
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            if (shape.get(i) != 1 && strides.get(i) != expected) {
                return false;
            }
            expected *= shape.get(i);
        }
        return true;
    }

    private float[] gather(float[] stored) {
        float[] values = new float[count];
        long[] index = new long[shape.size()];
        int at = 0;
        for (int i = 0; i < count; i++) {
            values[i] = stored[at];
            at = next(index, at);
        }
        return values;
    }

    /** Advances to the next value in row-major order and returns its position in the span. */
    private int next(long[] index, int at) {
        long moved = at;
        for (int i = shape.size() - 1; i >= 0; i--) {
            moved += strides.get(i);
            if (++index[i] < shape.get(i)) {
                return (int) moved;
            }
            moved -= strides.get(i) * shape.get(i);
            index[i] = 0;
        }
        return 0;
    }

    private static String shownList(List<Long> numbers, String separator) {
        return numbers.isEmpty()
                ? "1"
                : DisplayText.of(String.join(
                        separator, numbers.stream().map(String::valueOf).toList()));
    }
}
