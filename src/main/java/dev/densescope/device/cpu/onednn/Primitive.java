package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_next_impl;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** A oneDNN primitive with its arguments. Running it is one native call. */
final class Primitive implements Kernel {
    private final OneDnn oneDnn;
    private final dnnl_primitive primitive;
    private final dnnl_exec_arg_t arguments;
    private final int argumentCount;

    private Primitive(OneDnn oneDnn, dnnl_primitive primitive, dnnl_exec_arg_t arguments, int argumentCount) {
        this.oneDnn = oneDnn;
        this.primitive = primitive;
        this.arguments = arguments;
        this.argumentCount = argumentCount;
    }

    @Override
    public void run(StepSettings settings) {
        OneDnn.check(
                dnnl_primitive_execute(primitive, oneDnn.stream(), argumentCount, arguments), "execute a primitive");
    }

    /** Collects the arguments of a primitive with a given descriptor. */
    static final class Builder {
        private final OneDnn oneDnn;
        private final dnnl_primitive_desc descriptor;
        private final Map<Integer, dnnl_memory> memories = new LinkedHashMap<>();

        Builder(OneDnn oneDnn, dnnl_primitive_desc descriptor) {
            this.oneDnn = oneDnn;
            this.descriptor = descriptor;
            oneDnn.onClose(() -> dnnl_primitive_desc_destroy(descriptor));
        }

        /** The layout that the primitive has chosen for an argument. */
        dnnl_memory_desc query(int what) {
            return dnnl_primitive_desc_query_md(descriptor, what, 0);
        }

        Builder with(int argument, OneDnn.Operand operand) {
            return with(argument, operand.descriptor(), operand.address());
        }

        Builder with(int argument, dnnl_memory_desc layout, long address) {
            dnnl_memory memory = new dnnl_memory();
            OneDnn.check(
                    dnnl_memory_create(memory, layout, oneDnn.engine(), NativeMemory.at(address)), "bind a tensor");
            oneDnn.onClose(() -> dnnl_memory_destroy(memory));
            memories.put(argument, memory);
            return this;
        }

        /** Creates the primitive, with its scratchpad in the workspace. */
        Primitive build(WorkspaceAllocator workspace) {
            dnnl_memory_desc scratchpad = query(dnnl_query_scratchpad_md);
            if (OneDnn.bytes(scratchpad) > 0) {
                with(DNNL_ARG_SCRATCHPAD, scratchpad, workspace.allocate(OneDnn.bytes(scratchpad)));
            }
            dnnl_primitive primitive = new dnnl_primitive();
            OneDnn.check(dnnl_primitive_create(primitive, descriptor), "create a primitive");
            oneDnn.onClose(() -> dnnl_primitive_destroy(primitive));
            dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(memories.size());
            int position = 0;
            for (Map.Entry<Integer, dnnl_memory> memory : memories.entrySet()) {
                arguments.position(position++).arg(memory.getKey()).memory(memory.getValue());
            }
            return new Primitive(oneDnn, primitive, arguments.position(0), memories.size());
        }
    }

    /**
     * Advances a descriptor to the first implementation whose scratchpad fits.
     *
     * @return whether there is one
     */
    static boolean fitScratchpad(dnnl_primitive_desc descriptor, long availableBytes) {
        while (OneDnn.bytes(dnnl_primitive_desc_query_md(descriptor, dnnl_query_scratchpad_md, 0)) > availableBytes) {
            if (dnnl_primitive_desc_next_impl(descriptor) != dnnl_success) {
                return false;
            }
        }
        return true;
    }
}
