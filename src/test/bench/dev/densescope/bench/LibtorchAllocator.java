package dev.densescope.bench;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Allocator;
import org.bytedeco.pytorch.DataPtr;
import org.bytedeco.pytorch.PointerConsumer;
import org.bytedeco.pytorch.Reader;
import org.bytedeco.pytorch.SizeTSupplier;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's allocator of tensors on the processor, which counts. JavaCPP has no subclasses of {@code c10::Allocator}, so
 * this is one by hand: an object with a copy of the original's table of virtual functions, in which {@code
 * allocate(size_t)} and {@code raw_deleter()} are function pointers of JavaCPP with the same calling convention. For Linux on x86-64. Install it in a
 * process of its own, before the first tensor; it stays until the end. Thread-safe.
 */
final class LibtorchAllocator {
    private static final int WORDS_OF_DATA_POINTER = 4;
    /** Device type and index. */
    private static final long DEVICE_BITS = 0xFFFF;
    /** In front of the functions: offset to the object, and type information. */
    private static final int WORDS_BEFORE_FUNCTIONS = 2;
    /** Two destructors, {@code allocate}, {@code is_simple_data_ptr}, {@code raw_deleter}, {@code copy_data}. */
    private static final int FUNCTIONS = 6;

    private static final int ALLOCATE = 2;
    private static final int RAW_DELETER = 4;
    private static final byte PRIORITY = 100;

    private final Allocator original = torch.GetAllocator(torch.DeviceType.CPU);
    private final PointerConsumer free = new PointerConsumer() {
        @Override
        public void call(Pointer block) {
            freed(block);
        }
    };
    private final Reader allocate = new Reader() {
        @Override
        public long call(long result, Pointer allocator, long bytes) {
            return allocated(result, bytes);
        }
    };
    private final SizeTSupplier rawDeleter = new SizeTSupplier() {
        @Override
        public long call() {
            return functionOf(free);
        }
    };
    private final LongPointer functions = new LongPointer(WORDS_BEFORE_FUNCTIONS + FUNCTIONS);
    private final LongPointer object = new LongPointer(1);
    private final Allocator counting = new Allocator(object);
    private final Map<Long, Long> bytesByAddress = new HashMap<>();
    private final long device;
    private final int owner;
    private long liveBytes;
    private long peakBytes;

    private LibtorchAllocator() {
        try (DataPtr sample = original._allocate(Long.BYTES)) {
            Words words = new Words(sample.address(), WORDS_OF_DATA_POINTER);
            owner = words.get(1) == words.get(0) ? 1 : 2;
            device = words.get(WORDS_OF_DATA_POINTER - 1) & DEVICE_BITS;
        }
        long table = new Words(original.address(), 1).get(0) - (long) WORDS_BEFORE_FUNCTIONS * Long.BYTES;
        for (int i = 0; i < WORDS_BEFORE_FUNCTIONS + FUNCTIONS; i++) {
            functions.put(i, new Words(table + (long) i * Long.BYTES, 1).get(0));
        }
        functions.put(WORDS_BEFORE_FUNCTIONS + ALLOCATE, functionOf(allocate));
        functions.put(WORDS_BEFORE_FUNCTIONS + RAW_DELETER, functionOf(rawDeleter));
        object.put(0, functions.address() + (long) WORDS_BEFORE_FUNCTIONS * Long.BYTES);
    }

    /** From now on, all tensors on the processor are counted. */
    static LibtorchAllocator install() {
        LibtorchAllocator allocator = new LibtorchAllocator();
        torch.SetAllocator(torch.DeviceType.CPU, allocator.counting, PRIORITY);
        return allocator;
    }

    /** Bytes of all storages that are allocated, as requested. */
    synchronized long liveBytes() {
        return liveBytes;
    }

    /** The most of them since the peak was reset. */
    synchronized long peakBytes() {
        return peakBytes;
    }

    synchronized void resetPeak() {
        peakBytes = liveBytes;
    }

    /** Writes a {@code c10::DataPtr}: data, owner and deleter in the order of the C++ library, device. */
    private synchronized long allocated(long result, long bytes) {
        Pointer block = original.raw_allocate(bytes);
        long address = block == null ? 0 : block.address();
        Words words = new Words(result, WORDS_OF_DATA_POINTER);
        words.put(0, address);
        words.put(owner, address);
        words.put(WORDS_OF_DATA_POINTER - 1 - owner, functionOf(free));
        words.put(WORDS_OF_DATA_POINTER - 1, device);
        if (address != 0) {
            bytesByAddress.put(address, bytes);
            liveBytes += bytes;
            peakBytes = Math.max(peakBytes, liveBytes);
        }
        return result;
    }

    private synchronized void freed(Pointer block) {
        if (block == null) {
            return; // of an empty tensor
        }
        liveBytes -= bytesByAddress.remove(block.address());
        original.raw_deallocate(block);
    }

    /** The address of the native function, which is what JavaCPP's object starts with. */
    private static long functionOf(Pointer functionPointer) {
        return new Words(functionPointer.address(), 1).get(0);
    }

    /** Memory that is not ours. */
    private static final class Words extends LongPointer {
        Words(long address, int count) {
            super((Pointer) null);
            this.address = address;
            limit = count;
            capacity = count;
        }
    }
}
