package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.WorkspaceCursor;
import dev.densescope.device.cpu.parallel.Sequence;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Copies between layouts. Stages a tensor in the workspace where a primitive wants another layout than it has. */
final class Reorders {
    private final OneDnn oneDnn;

    Reorders(OneDnn oneDnn) {
        this.oneDnn = oneDnn;
    }

    /**
     * A tensor where a primitive can use it.
     *
     * @param operand the tensor itself, or its copy in the workspace
     * @param load brings the tensor's values into the copy
     * @param store brings the copy's values back into the tensor
     */
    record Staged(OneDnn.Operand operand, Kernel load, Kernel store) {}

    Staged stageChannelsLast(Images images, WorkspaceCursor cursor) {
        return stage(oneDnn.operand(images), oneDnn.channelsLast(images.shape()), cursor);
    }

    Staged stage(OneDnn.Operand own, dnnl_memory_desc wanted, WorkspaceCursor cursor) {
        if (dnnl_memory_desc_equal(own.descriptor(), wanted) != 0) {
            return new Staged(own, Sequence.NOTHING, Sequence.NOTHING);
        }
        OneDnn.Operand copy = new OneDnn.Operand(wanted, cursor.take(OneDnn.bytes(wanted)));
        return new Staged(copy, copy(own, copy, cursor), copy(copy, own, cursor));
    }

    /** Copies values from one layout to another. */
    Kernel copy(OneDnn.Operand from, OneDnn.Operand to, WorkspaceCursor cursor) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_reorder_primitive_desc_create(
                        descriptor,
                        from.descriptor(),
                        oneDnn.engine(),
                        to.descriptor(),
                        oneDnn.engine(),
                        oneDnn.attributes()),
                "plan a change of layout");
        return new Primitive.Builder(oneDnn, descriptor)
                .with(DNNL_ARG_FROM, from)
                .with(DNNL_ARG_TO, to)
                .build(cursor);
    }
}
