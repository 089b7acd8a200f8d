package dev.densescope.device.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.densescope.device.ConvolutionWindow;
import dev.densescope.device.Kernel;
import dev.densescope.device.Tensor;
import dev.densescope.memory.TensorShape;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Convolutions with a window by oneDNN, which is fast for channels-last maps and weights in a layout of its choice.
 * Operands that lie otherwise are copied through the workspace: feature maps with few channels, and the weights, which
 * are small beside the maps.
 */
final class Convolutions {
    private final OneDnn oneDnn;
    private final Tensor workspace;
    private final Reorders reorders;

    Convolutions(OneDnn oneDnn, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workspace = workspace;
        this.reorders = new Reorders(oneDnn);
    }

    Kernel forward(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Reorders.Staged source = reorders.stageChannelsLast(input, cursor);
        Reorders.Staged target = reorders.stageChannelsLast(output, cursor);
        dnnl_primitive_desc descriptor =
                forwardDescriptor(input.shape(), weights.shape(), output.shape(), window, cursor.left());
        Primitive.Builder builder = new Primitive.Builder(oneDnn, descriptor);
        Reorders.Staged packed = reorders.stage(weights, builder.query(dnnl_query_weights_md), cursor);
        Kernel convolution = builder.with(DNNL_ARG_SRC, source.operand())
                .with(DNNL_ARG_WEIGHTS, packed.operand())
                .with(DNNL_ARG_DST, target.operand())
                .build(cursor);
        return sequence(List.of(source.load(), packed.load(), convolution, target.store()));
    }

    Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Reorders.Staged source = reorders.stageChannelsLast(outputGradient, cursor);
        Reorders.Staged target = reorders.stageChannelsLast(inputGradient, cursor);
        TensorShape input = inputGradient.shape();
        TensorShape output = outputGradient.shape();
        dnnl_primitive_desc hint = forwardHint(input, weights.shape(), output, window);
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_backward_data_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input),
                        oneDnn.any(weights.shape()),
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        hint,
                        oneDnn.attributes()),
                "plan a convolution's data gradient");
        requireFit(descriptor, cursor.left());
        Primitive.Builder builder = new Primitive.Builder(oneDnn, descriptor);
        Reorders.Staged packed = reorders.stage(weights, builder.query(dnnl_query_weights_md), cursor);
        Kernel convolution = builder.with(DNNL_ARG_DIFF_DST, source.operand())
                .with(DNNL_ARG_WEIGHTS, packed.operand())
                .with(DNNL_ARG_DIFF_SRC, target.operand())
                .build(cursor);
        return sequence(List.of(source.load(), packed.load(), convolution, target.store()));
    }

    Kernel backwardWeights(Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        WorkspaceCursor cursor = new WorkspaceCursor(workspace);
        Reorders.Staged source = reorders.stageChannelsLast(input, cursor);
        Reorders.Staged gradient = reorders.stageChannelsLast(outputGradient, cursor);
        TensorShape weights = weightsGradient.shape();
        dnnl_primitive_desc hint = forwardHint(input.shape(), weights, outputGradient.shape(), window);
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_backward_weights_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input.shape()),
                        oneDnn.any(weights),
                        (dnnl_memory_desc) null,
                        oneDnn.channelsLast(outputGradient.shape()),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        hint,
                        oneDnn.attributes()),
                "plan a convolution's weights gradient");
        requireFit(descriptor, cursor.left());
        Primitive.Builder builder = new Primitive.Builder(oneDnn, descriptor);
        Reorders.Staged packed = reorders.stage(weightsGradient, builder.query(dnnl_query_diff_weights_md), cursor);
        Kernel convolution = builder.with(DNNL_ARG_SRC, source.operand())
                .with(DNNL_ARG_DIFF_DST, gradient.operand())
                .with(DNNL_ARG_DIFF_WEIGHTS, packed.operand())
                .build(cursor);
        return sequence(List.of(source.load(), gradient.load(), convolution, packed.store()));
    }

    /** What a gradient is planned after; it is never run. */
    private dnnl_primitive_desc forwardHint(
            TensorShape input, TensorShape weights, TensorShape output, ConvolutionWindow window) {
        dnnl_primitive_desc hint = forwardDescriptor(input, weights, output, window, Long.MAX_VALUE);
        oneDnn.onClose(() -> dnnl_primitive_desc_destroy(hint));
        return hint;
    }

    private dnnl_primitive_desc forwardDescriptor(
            TensorShape input, TensorShape weights, TensorShape output, ConvolutionWindow window, long workspaceBytes) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_forward_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_forward_training,
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input),
                        oneDnn.any(weights),
                        (dnnl_memory_desc) null,
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        oneDnn.attributes()),
                "plan a convolution");
        requireFit(descriptor, workspaceBytes);
        return descriptor;
    }

    private static void requireFit(dnnl_primitive_desc descriptor, long bytes) {
        if (!Primitive.fitScratchpad(descriptor, bytes)) {
            throw new IllegalStateException("no convolution fits into the workspace of " + bytes + " bytes");
        }
    }

    private static Kernel sequence(List<Kernel> kernels) {
        Kernel[] all =
                kernels.stream().filter(kernel -> kernel != Reorders.NOTHING).toArray(Kernel[]::new);
        return settings -> {
            for (Kernel kernel : all) {
                kernel.run(settings);
            }
        };
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
