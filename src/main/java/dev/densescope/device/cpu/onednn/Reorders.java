package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.Sequence;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Reorders tensors between layouts. Stages a tensor in the workspace if a primitive needs another layout. */
final class Reorders {
    private final OneDnn oneDnn;

    Reorders(OneDnn oneDnn) {
        this.oneDnn = oneDnn;
    }

    /**
     * A tensor in the layout of a primitive.
     *
     * @param operand the tensor itself, or its copy in the workspace
     * @param load copies the tensor to the copy
     * @param store copies the copy to the tensor
     */
    record Staged(OneDnn.Operand operand, Kernel load, Kernel store) {}

    Staged stageChannelsLast(Images images, WorkspaceAllocator allocator) {
        return stage(oneDnn.operand(images), oneDnn.channelsLast(images.shape()), allocator);
    }

    Staged stage(OneDnn.Operand own, dnnl_memory_desc wanted, WorkspaceAllocator allocator) {
        if (dnnl_memory_desc_equal(own.descriptor(), wanted) != 0) {
            return new Staged(own, Sequence.NOTHING, Sequence.NOTHING);
        }
        OneDnn.Operand copy = new OneDnn.Operand(wanted, allocator.allocate(OneDnn.bytes(wanted)));
        return new Staged(copy, copy(own, copy, allocator), copy(copy, own, allocator));
    }

    /** Copies a tensor to another layout. */
    Kernel copy(OneDnn.Operand from, OneDnn.Operand to, WorkspaceAllocator allocator) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_reorder_primitive_desc_create(
                        descriptor,
                        from.descriptor(),
                        oneDnn.engine(),
                        to.descriptor(),
                        oneDnn.engine(),
                        oneDnn.attributes()),
                "create a reorder primitive");
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_FROM, from)
                .with(DNNL_ARG_TO, to)
                .build(allocator);
    }
}
