package dev.densescope.framework;

/** Memory of one or more tensors, freed with the last of them. */
final class Storage {
    private final CachingAllocator allocator;
    private final CachingAllocator.Block block;
    private int tensors = 1;

    Storage(CachingAllocator allocator, long bytes) {
        this.allocator = allocator;
        block = allocator.allocate(bytes);
    }

    /** Adds a tensor. */
    Storage retain() {
        tensors++;
        return this;
    }

    /** Removes a tensor. */
    void release() {
        if (tensors == 0) {
            throw new IllegalStateException("released more often than retained");
        }
        tensors--;
        if (tensors == 0) {
            allocator.free(block);
        }
    }
}
