package dev.densescope.plan.step;

import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.List;

/**
 * A tensor as a kernel sees it: a value, or contiguous values of one slot, concatenated along the channels.
 *
 * @param shape of the concatenation
 * @param values in memory order, at least one
 */
public record View(TensorShape shape, List<Value> values) {
    public View {
        values = List.copyOf(values);
        for (int i = 1; i < values.size(); i++) {
            Value before = values.get(i - 1);
            Value value = values.get(i);
            if (value.slot() != before.slot() || value.offsetInSlot() != before.endInSlot()) {
                throw new IllegalArgumentException(value + " does not follow " + before);
            }
        }
    }

    public static View of(Value value) {
        return new View(value.shape(), List.of(value));
    }

    /** Contiguous values concatenated along the channels: channels-outermost feature maps, or vectors. */
    public static View alongChannels(List<Value> values) {
        TensorShape first = values.get(0).shape();
        boolean isVector = first.n() == 1 && first.layout() == Layout.ROW_MAJOR;
        if (!isVector && first.layout() != Layout.CHANNELS_OUTERMOST) {
            throw new IllegalArgumentException("%s maps cannot lie side by side".formatted(first.layout()));
        }
        int channels = 0;
        for (Value value : values) {
            channels += value.shape().c();
        }
        return new View(first.withChannels(channels), values);
    }

    /** Contiguous values of any shapes as one vector of all their elements. */
    public static View flattened(List<Value> values) {
        long elements =
                values.stream().mapToLong(value -> value.shape().elements()).sum();
        return new View(TensorShape.vector(Math.toIntExact(elements)), values);
    }

    public int slot() {
        return values.get(0).slot();
    }

    public long offsetInSlot() {
        return values.get(0).offsetInSlot();
    }
}
