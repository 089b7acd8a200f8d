package dev.densescope.engine;

import dev.densescope.plan.step.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures which bytes kernels really write. Before an operation, each tensor whose lifetime it starts is filled with a
 * marker; bytes that still have the marker afterwards were not written. It also checks that nothing was written next to
 * these tensors. Costs two passes over all tensors, so it is used in one step of a run. Run thread only.
 */
final class WriteProbe {
    /** A NaN with a payload that no kernel computes; its bytes are no max pooling indices either. */
    private static final int MARK = 0x7fc5b1a5;

    private static final int WORD = Float.BYTES;
    private static final long BORDER_BYTES = 64;

    /** A tensor to be written, and the floats before and after it. */
    private record Made(Value value, Border before, Border after) {}

    private final KernelOperands operands;
    private final Arena arena;
    private final Value workspace;
    private List<Made> made = List.of();

    /** @param workspace may be written by any kernel */
    WriteProbe(KernelOperands operands, Arena arena, Value workspace) {
        this.operands = operands;
        this.arena = arena;
        this.workspace = workspace;
    }

    /** Fills the tensors before an operation. */
    void starts(int operation) {
        List<Made> now = new ArrayList<>();
        for (Value value : operands.firstWrites(operation)) {
            long start = operands.start(value);
            long end = start + operands.bytes(value);
            arena.fill(start, operands.bytes(value), Float.intBitsToFloat(MARK));
            now.add(new Made(
                    value, new Border(start - BORDER_BYTES, start), new Border(roundUp(end), end + BORDER_BYTES)));
        }
        made = now;
    }

    /**
     * Counts the bytes that the operation wrote of each tensor.
     *
     * @throws IllegalStateException if it wrote next to a tensor
     */
    Map<Value, Long> finished(int operation) {
        Map<Value, Long> written = new LinkedHashMap<>();
        for (Made each : made) {
            Value value = each.value();
            if (each.before().isChanged(operation) || each.after().isChanged(operation)) {
                throw new IllegalStateException(
                        "The kernel of %s of %s writes outside of its output".formatted(value.name(), value.layer()));
            }
            written.put(value, operands.bytes(value) - unwrittenBytes(value));
        }
        return written;
    }

    /** An incomplete word at the end of a tensor of bytes counts as written. */
    private long unwrittenBytes(Value value) {
        return WORD * arena.count(operands.start(value), operands.bytes(value), MARK);
    }

    private boolean isGiven(int operation, long address) {
        return contains(workspace, address)
                || operands.writes(operation).stream().anyMatch(value -> contains(value, address));
    }

    private boolean contains(Value value, long address) {
        long start = operands.start(value);
        return address >= start && address < start + operands.bytes(value);
    }

    private static long roundUp(long address) {
        return (address + WORD - 1) / WORD * WORD;
    }

    /** Floats next to a tensor before the operation. */
    private final class Border {
        private final long start;
        private final float[] before;

        Border(long from, long to) {
            start = Math.max(from, 0);
            before = arena.read(start, (int) (Math.max(Math.min(to, arena.bytes()) - start, 0) / WORD));
        }

        /** Whether the operation changed one of them that is not part of its operands. */
        boolean isChanged(int operation) {
            float[] now = arena.read(start, before.length);
            return IntStream.range(0, now.length)
                    .filter(i -> Float.floatToRawIntBits(now[i]) != Float.floatToRawIntBits(before[i]))
                    .anyMatch(i -> !isGiven(operation, start + (long) i * WORD));
        }
    }
}
