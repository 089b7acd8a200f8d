package dev.densescope.device.cpu.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Average and max pooling by oneDNN in channels-last layout; other operands are reordered in the workspace. The images
 * are divided among the workers.
 */
public final class Pooling {
    private static final Window AVERAGE = new Window(dnnl_pooling_avg_exclude_padding, 2, 2, 0);
    private static final Window MAXIMUM = new Window(dnnl_pooling_max, 3, 2, 1);

    private final OneDnn oneDnn;
    private final Workers workers;
    private final Tensor workspace;
    private final Reorders reorders;

    public Pooling(OneDnn oneDnn, Workers workers, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workers = workers;
        this.workspace = workspace;
        this.reorders = new Reorders(oneDnn);
    }

    private record Window(int algorithm, int kernel, int stride, int padding) {
        /** Padding after the last row so that {@code output} windows fit. */
        long paddingAfter(int input, int output) {
            return Math.max(0, (long) (output - 1) * stride + kernel - input - padding);
        }
    }

    public Kernel average(Tensor input, Tensor output) {
        return byImages(
                input.shape().n(),
                (split, part, allocator) -> forward(
                                AVERAGE, Images.of(input, split, part), Images.of(output, split, part))
                        .kernel(DNNL_ARG_SRC, DNNL_ARG_DST, allocator));
    }

    public Kernel averageBackward(Tensor outputGradient, Tensor inputGradient) {
        return byImages(
                inputGradient.shape().n(),
                (split, part, allocator) -> backward(
                                AVERAGE, Images.of(outputGradient, split, part), Images.of(inputGradient, split, part))
                        .kernel(DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC, allocator));
    }

    public Kernel maximum(Tensor input, Tensor output, Tensor indices) {
        return byImages(
                input.shape().n(),
                (split, part, allocator) -> forward(
                                MAXIMUM, Images.of(input, split, part), Images.of(output, split, part))
                        .withIndices(Images.of(indices, split, part))
                        .kernel(DNNL_ARG_SRC, DNNL_ARG_DST, allocator));
    }

    public Kernel maximumBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return byImages(
                inputGradient.shape().n(),
                (split, part, allocator) -> backward(
                                MAXIMUM, Images.of(outputGradient, split, part), Images.of(inputGradient, split, part))
                        .withIndices(Images.of(indices, split, part))
                        .kernel(DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC, allocator));
    }

    private interface Part {
        Kernel kernel(Split split, int part, WorkspaceAllocator allocator);
    }

    private Kernel byImages(int images, Part part) {
        Split split = workers.split(images);
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Kernel[] parts = new Kernel[split.parts()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.kernel(split, i, allocator);
        }
        return workers.inParallel(parts);
    }

    private Pass forward(Window window, Images input, Images output) {
        return new Pass(input, output, forwardDescriptor(window, input.shape(), output.shape()));
    }

    private Pass backward(Window window, Images outputGradient, Images inputGradient) {
        return new Pass(
                outputGradient,
                inputGradient,
                backwardDescriptor(window, inputGradient.shape(), outputGradient.shape()));
    }

    /** One worker's pooling, forward or backward, with reorders of the operands that are not channels-last. */
    private final class Pass {
        private final Images from;
        private final Images to;
        private final Primitive.Builder builder;

        Pass(Images from, Images to, dnnl_primitive_desc descriptor) {
            this.from = from;
            this.to = to;
            builder = new Primitive.Builder(oneDnn, descriptor);
        }

        Pass withIndices(Images indices) {
            dnnl_memory_desc layout = indicesLayout(builder.query(dnnl_query_workspace_md), indices);
            builder.with(DNNL_ARG_WORKSPACE, layout, indices.address());
            return this;
        }

        Kernel kernel(int sourceArgument, int targetArgument, WorkspaceAllocator allocator) {
            Reorders.Staged source = reorders.stageChannelsLast(from, allocator);
            Reorders.Staged target = reorders.stageChannelsLast(to, allocator);
            Kernel pooling = builder.with(sourceArgument, source.operand())
                    .with(targetArgument, target.operand())
                    .build(allocator);
            return Sequence.of(source.load(), pooling, target.store());
        }
    }

    private static dnnl_memory_desc indicesLayout(dnnl_memory_desc wanted, Images indices) {
        if (OneDnn.bytes(wanted) != indices.shape().bytes()) {
            throw new IllegalStateException("max pooling needs %d bytes of indices, but %d are planned"
                    .formatted(OneDnn.bytes(wanted), indices.shape().bytes()));
        }
        return wanted;
    }

    private dnnl_primitive_desc forwardDescriptor(Window window, TensorShape input, TensorShape output) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_pooling_forward_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_forward_training,
                        window.algorithm(),
                        oneDnn.channelsLast(input),
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(window.kernel()),
                        both(0),
                        both(window.padding()),
                        paddingAfter(window, input, output),
                        oneDnn.attributes()),
                "create a pooling primitive");
        return descriptor;
    }

    private dnnl_primitive_desc backwardDescriptor(Window window, TensorShape input, TensorShape output) {
        dnnl_primitive_desc hint = forwardDescriptor(window, input, output);
        oneDnn.onClose(() -> dnnl_primitive_desc_destroy(hint));
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_pooling_backward_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        window.algorithm(),
                        oneDnn.channelsLast(input),
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(window.kernel()),
                        both(0),
                        both(window.padding()),
                        paddingAfter(window, input, output),
                        hint,
                        oneDnn.attributes()),
                "create a primitive for a pooling's gradient");
        return descriptor;
    }

    private static long[] paddingAfter(Window window, TensorShape input, TensorShape output) {
        return new long[] {window.paddingAfter(input.h(), output.h()), window.paddingAfter(input.w(), output.w())};
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
