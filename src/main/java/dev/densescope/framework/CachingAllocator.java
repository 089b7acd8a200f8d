package dev.densescope.framework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A model of PyTorch's caching allocator for CUDA: sizes are rounded to 512 bytes; small blocks come from segments of 2
 * MiB, larger ones from segments of 20 MiB or their own size in steps of 2 MiB; the smallest sufficient free block is
 * used, and split if the rest is large enough; adjacent free blocks are merged; segments are never freed. Not
 * thread-safe.
 */
final class CachingAllocator {
    private static final long ROUNDING = 512;
    private static final long MIB = 1L << 20;
    private static final long MAX_SMALL = MIB;
    private static final long SMALL_SEGMENT = 2 * MIB;
    private static final long MIN_OWN_SEGMENT = 10 * MIB;
    private static final long LARGE_SEGMENT = 20 * MIB;
    private static final long SEGMENT_ROUNDING = 2 * MIB;

    /** Part of a segment. */
    static final class Block {
        private final int segment;
        private final long offset;
        private final boolean small;
        private long bytes;
        /** Of the tensor in it. */
        private long tensorBytes;

        private boolean free = true;
        private Block before;
        private Block after;

        private Block(int segment, long offset, long bytes, boolean small) {
            this.segment = segment;
            this.offset = offset;
            this.bytes = bytes;
            this.small = small;
        }
    }

    private final List<TreeSet<Block>> freeBlocks = new ArrayList<>();
    private int segments;
    private long allocatedBytes;
    private long peakAllocatedBytes;
    private long reservedBytes;

    CachingAllocator() {
        Comparator<Block> smallestFirst = Comparator.<Block>comparingLong(block -> block.bytes)
                .thenComparingInt(block -> block.segment)
                .thenComparingLong(block -> block.offset);
        freeBlocks.add(new TreeSet<>(smallestFirst));
        freeBlocks.add(new TreeSet<>(smallestFirst));
    }

    Block allocate(long requested) {
        long bytes = roundUp(Math.max(1, requested), ROUNDING);
        boolean small = bytes <= MAX_SMALL;
        Block block = pool(small).ceiling(new Block(-1, 0, bytes, small));
        if (block == null) {
            block = newSegment(bytes, small);
        } else {
            pool(small).remove(block);
        }
        split(block, bytes);
        block.free = false;
        block.tensorBytes = bytes;
        allocatedBytes += bytes;
        peakAllocatedBytes = Math.max(peakAllocatedBytes, allocatedBytes);
        return block;
    }

    void free(Block block) {
        allocatedBytes -= block.tensorBytes;
        Block joined = block;
        joined.free = true;
        if (joined.after != null && joined.after.free) {
            merge(joined, joined.after);
        }
        if (joined.before != null && joined.before.free) {
            Block before = joined.before;
            merge(before, joined);
            joined = before;
        }
        pool(joined.small).add(joined);
    }

    /** Peak bytes of tensors, each rounded up, without the rests of blocks that are too small to split. */
    long peakAllocatedBytes() {
        return peakAllocatedBytes;
    }

    /** Bytes of all segments: the memory of the process without its context. */
    long reservedBytes() {
        return reservedBytes;
    }

    private Block newSegment(long bytes, boolean small) {
        long size = small ? SMALL_SEGMENT : bytes < MIN_OWN_SEGMENT ? LARGE_SEGMENT : roundUp(bytes, SEGMENT_ROUNDING);
        reservedBytes = Math.addExact(reservedBytes, size);
        return new Block(segments++, 0, size, small);
    }

    private void split(Block block, long bytes) {
        long rest = block.bytes - bytes;
        if (block.small ? rest < ROUNDING : rest <= MAX_SMALL) {
            return;
        }
        Block behind = new Block(block.segment, block.offset + bytes, rest, block.small);
        behind.before = block;
        behind.after = block.after;
        if (behind.after != null) {
            behind.after.before = behind;
        }
        block.after = behind;
        block.bytes = bytes;
        pool(block.small).add(behind);
    }

    /** Merges two free blocks and removes them from their pool. */
    private void merge(Block first, Block second) {
        pool(first.small).remove(first);
        pool(first.small).remove(second);
        first.bytes += second.bytes;
        first.after = second.after;
        if (second.after != null) {
            second.after.before = first;
        }
    }

    private NavigableSet<Block> pool(boolean small) {
        return freeBlocks.get(small ? 0 : 1);
    }

    private static long roundUp(long bytes, long step) {
        return Math.multiplyExact(Math.addExact(bytes, step - 1) / step, step);
    }
}
