package dev.densescope.engine;

import dev.densescope.plan.step.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds out what kernels really write. Before an operation runs, every tensor that it makes is filled with a mark; when it
 * has run, bytes that still hold the mark were not written. That nothing was written right next to these tensors is looked
 * at too. Costs two passes over all that a step makes: for one step of a run. Confined to the run thread.
 */
final class WriteProbe {
    /** Not a number, with a payload that no kernel computes; as bytes no index of a maximum either. */
    private static final int MARK = 0x7fc5b1a5;

    private static final int WORD = Float.BYTES;
    private static final long BORDER_BYTES = 64;

    /** A tensor about to be made, and the numbers before and after it. */
    private record Made(Value value, Border before, Border after) {}

    private final KernelOperands operands;
    private final Arena arena;
    private final Value workspace;
    private List<Made> made = List.of();

    /** @param workspace that kernels may write at any time */
    WriteProbe(KernelOperands operands, Arena arena, Value workspace) {
        this.operands = operands;
        this.arena = arena;
        this.workspace = workspace;
    }

    /** An operation is about to run. */
    void starts(int operation) {
        List<Made> now = new ArrayList<>();
        for (Value value : operands.makes(operation)) {
            long start = operands.start(value);
            long end = start + operands.bytes(value);
            arena.fill(start, operands.bytes(value), Float.intBitsToFloat(MARK));
            now.add(new Made(
                    value, new Border(start - BORDER_BYTES, start), new Border(roundUp(end), end + BORDER_BYTES)));
        }
        made = now;
    }

    /**
     * The operation has run: bytes that it wrote of each tensor that it makes.
     *
     * @throws IllegalStateException if it wrote next to one
     */
    Map<Value, Long> finished(int operation) {
        Map<Value, Long> written = new LinkedHashMap<>();
        for (Made each : made) {
            Value value = each.value();
            if (each.before().isChanged(operation) || each.after().isChanged(operation)) {
                throw new IllegalStateException("The kernel that makes %s of %s writes into what lies next to it"
                        .formatted(value.name(), value.layer()));
            }
            written.put(value, operands.bytes(value) - unwrittenBytes(value));
        }
        return written;
    }

    /** Less than a whole word at the end of a tensor of bytes counts as written. */
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

    /** Numbers next to a tensor, as they were before an operation. */
    private final class Border {
        private final long start;
        private final float[] before;

        Border(long from, long to) {
            start = Math.max(from, 0);
            before = arena.read(start, (int) (Math.max(Math.min(to, arena.bytes()) - start, 0) / WORD));
        }

        /** Whether the operation, which has run, changed one of them that it was not given to write. */
        boolean isChanged(int operation) {
            float[] now = arena.read(start, before.length);
            return IntStream.range(0, now.length)
                    .filter(i -> Float.floatToRawIntBits(now[i]) != Float.floatToRawIntBits(before[i]))
                    .anyMatch(i -> !isGiven(operation, start + (long) i * WORD));
        }
    }
}
