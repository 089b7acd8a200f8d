package dev.densescope.device.cpu;

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
import dev.densescope.device.Tensor;
import dev.densescope.memory.TensorShape;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Average and max pooling by oneDNN over channels-last maps; other operands are copied through the workspace. */
final class Pooling {
    private static final Window AVERAGE = new Window(dnnl_pooling_avg_exclude_padding, 2, 2, 0);
    private static final Window MAXIMUM = new Window(dnnl_pooling_max, 3, 2, 1);

    private final OneDnn oneDnn;
    private final Tensor workspace;
    private final Reorders reorders;

    Pooling(OneDnn oneDnn, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workspace = workspace;
        this.reorders = new Reorders(oneDnn);
    }

    private record Window(int algorithm, int kernel, int stride, int padding) {
        /** Zeros needed behind the last row so that {@code output} windows fit. */
        long paddingBehind(int input, int output) {
            return Math.max(0, (long) (output - 1) * stride + kernel - input - padding);
        }
    }

    Kernel average(Tensor input, Tensor output) {
        return new Pass(input, output, forwardDescriptor(AVERAGE, input.shape(), output.shape()))
                .kernel(DNNL_ARG_SRC, DNNL_ARG_DST);
    }

    Kernel averageBackward(Tensor outputGradient, Tensor inputGradient) {
        return new Pass(
                        outputGradient,
                        inputGradient,
                        backwardDescriptor(AVERAGE, inputGradient.shape(), outputGradient.shape()))
                .kernel(DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC);
    }

    Kernel maximum(Tensor input, Tensor output, Tensor indices) {
        return new Pass(input, output, forwardDescriptor(MAXIMUM, input.shape(), output.shape()))
                .withIndices(indices)
                .kernel(DNNL_ARG_SRC, DNNL_ARG_DST);
    }

    Kernel maximumBackward(Tensor outputGradient, Tensor indices, Tensor inputGradient) {
        return new Pass(
                        outputGradient,
                        inputGradient,
                        backwardDescriptor(MAXIMUM, inputGradient.shape(), outputGradient.shape()))
                .withIndices(indices)
                .kernel(DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_SRC);
    }

    /** One pooling in either direction, with copies of the operands that are not channels-last. */
    private final class Pass {
        private final WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        private final Reorders.Staged source;
        private final Reorders.Staged target;
        private final Primitive.Builder builder;

        Pass(Tensor from, Tensor to, dnnl_primitive_desc descriptor) {
            source = reorders.stageChannelsLast(from, cursor);
            target = reorders.stageChannelsLast(to, cursor);
            builder = new Primitive.Builder(oneDnn, descriptor);
        }

        Pass withIndices(Tensor indices) {
            dnnl_memory_desc layout = indicesLayout(builder.query(dnnl_query_workspace_md), indices);
            builder.with(DNNL_ARG_WORKSPACE, layout, CpuStorage.address(indices));
            return this;
        }

        Kernel kernel(int sourceArgument, int targetArgument) {
            Kernel pooling = builder.with(sourceArgument, source.operand())
                    .with(targetArgument, target.operand())
                    .build(cursor);
            return settings -> {
                source.load().run(settings);
                pooling.run(settings);
                target.store().run(settings);
            };
        }
    }

    private static dnnl_memory_desc indicesLayout(dnnl_memory_desc wanted, Tensor indices) {
        if (OneDnn.bytes(wanted) != indices.shape().bytes()) {
            throw new IllegalStateException("max pooling wants %d bytes of indices, but %d are planned"
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
                        paddingBehind(window, input, output),
                        oneDnn.attributes()),
                "plan a pooling");
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
                        paddingBehind(window, input, output),
                        hint,
                        oneDnn.attributes()),
                "plan a pooling's gradient");
        return descriptor;
    }

    private static long[] paddingBehind(Window window, TensorShape input, TensorShape output) {
        return new long[] {window.paddingBehind(input.h(), output.h()), window.paddingBehind(input.w(), output.w())};
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
