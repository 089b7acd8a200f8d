package dev.densescope.framework;

/** Memory of one or more tensors, given back when the last of them is gone. */
final class Storage {
    private final CachingAllocator allocator;
    private final CachingAllocator.Block block;
    private int tensors = 1;

    Storage(CachingAllocator allocator, long bytes) {
        this.allocator = allocator;
        block = allocator.allocate(bytes);
    }

    /** One more tensor uses it. */
    Storage retain() {
        tensors++;
        return this;
    }

    /** A tensor is gone. */
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
