package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import dev.densescope.device.host.HostStorage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.Layout;
import dev.densescope.memory.TensorShape;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.Pointer;

/**
 * oneDNN's engine and stream, memory descriptors, and the handles to destroy on close. Run thread only, except for the
 * stream, on which any thread may execute.
 */
public final class OneDnn implements AutoCloseable {
    private final dnnl_engine engine = new dnnl_engine();
    private final dnnl_stream stream = new dnnl_stream();
    private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    private final Deque<Runnable> destructors = new ArrayDeque<>();

    public OneDnn() {
        check(dnnl_engine_create(engine, dnnl_cpu, 0), "create an engine");
        check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "create a stream");
        check(dnnl_primitive_attr_create(attributes), "create attributes");
        // scratchpads are part of the planned workspace
        check(
                dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
                "set the scratchpad mode");
    }

    public static String version() {
        var version = dnnl_version();
        return "oneDNN " + version.major() + "." + version.minor();
    }

    /**
     * Throws unless the status is success.
     *
     * @throws OutOfMemoryError if oneDNN could not allocate memory
     */
    static void check(int status, String what) {
        if (status == dnnl_out_of_memory) {
            throw new OutOfMemoryError("oneDNN could not " + what);
        }
        if (status != dnnl_success) {
            throw new IllegalStateException("oneDNN could not " + what + " (status " + status + ")");
        }
    }

    /**
     * Checks that the process can still allocate memory, by a test allocation. oneDNN aborts the process if an
     * allocation for a kernel fails.
     *
     * @throws OutOfMemoryError if the test allocation fails
     */
    public static void requireRoom(long bytes) {
        Pointer room = Pointer.malloc(bytes);
        if (room == null || room.isNull()) {
            throw new OutOfMemoryError("oneDNN's kernels need about %d MiB".formatted(bytes >> 20));
        }
        Pointer.free(room);
    }

    dnnl_engine engine() {
        return engine;
    }

    dnnl_stream stream() {
        return stream;
    }

    dnnl_primitive_attr attributes() {
        return attributes;
    }

    /** Registers an action for {@link #close}, executed in reverse order. */
    void onClose(Runnable destructor) {
        destructors.push(destructor);
    }

    /** Descriptor of a float matrix with the given strides, in elements. */
    dnnl_memory_desc matrix(long rows, long columns, long rowStride, long columnStride) {
        return strided(new long[] {rows, columns}, new long[] {rowStride, columnStride});
    }

    /** Descriptor of a dense tensor in its layout: logical (n, c, h, w). */
    dnnl_memory_desc maps(TensorShape shape) {
        return images(shape, shape.n());
    }

    /** Descriptor of the same feature maps in channels-last layout. */
    dnnl_memory_desc channelsLast(TensorShape shape) {
        return maps(new TensorShape(shape.type(), Layout.CHANNELS_LAST, shape.n(), shape.c(), shape.h(), shape.w()));
    }

    /** Descriptor of a range of images: logical (count, c, h, w), with the strides of all images. */
    private dnnl_memory_desc images(TensorShape all, long count) {
        long c = all.c();
        long h = all.h();
        long w = all.w();
        long[] strides = switch (all.layout()) {
            case CHANNELS_LAST -> new long[] {h * w * c, 1, w * c, c};
            case CHANNELS_OUTERMOST -> new long[] {h * w, all.n() * h * w, w, 1};
            case ROW_MAJOR -> new long[] {c * h * w, h * w, w, 1};
        };
        return strided(new long[] {count, c, h, w}, strides);
    }

    /** Descriptor of a shape whose layout the primitive may choose. */
    dnnl_memory_desc any(TensorShape shape) {
        dnnl_memory_desc descriptor = new dnnl_memory_desc();
        long[] dimensions = {shape.n(), shape.c(), shape.h(), shape.w()};
        check(
                dnnl_memory_desc_create_with_tag(descriptor, 4, dimensions, dnnl_f32, dnnl_format_tag_any),
                "describe " + shape);
        onClose(() -> dnnl_memory_desc_destroy(descriptor));
        return descriptor;
    }

    static long bytes(dnnl_memory_desc descriptor) {
        return descriptor == null || descriptor.isNull() ? 0 : dnnl_memory_desc_get_size(descriptor);
    }

    Operand operand(Tensor tensor) {
        return new Operand(maps(tensor.shape()), HostStorage.address(tensor));
    }

    Operand operand(Images images) {
        return new Operand(images(images.tensor().shape(), images.count()), images.address());
    }

    private dnnl_memory_desc strided(long[] dimensions, long[] strides) {
        dnnl_memory_desc descriptor = new dnnl_memory_desc();
        check(
                dnnl_memory_desc_create_with_strides(descriptor, dimensions.length, dimensions, dnnl_f32, strides),
                "describe a tensor");
        onClose(() -> dnnl_memory_desc_destroy(descriptor));
        return descriptor;
    }

    @Override
    public void close() {
        while (!destructors.isEmpty()) {
            destructors.pop().run();
        }
        dnnl_primitive_attr_destroy(attributes);
        dnnl_stream_destroy(stream);
        dnnl_engine_destroy(engine);
    }

    /** A memory descriptor with an address. */
    record Operand(dnnl_memory_desc descriptor, long address) {}
}
