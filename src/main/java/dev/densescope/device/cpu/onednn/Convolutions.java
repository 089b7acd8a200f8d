package dev.densescope.device.cpu.onednn;

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

import dev.densescope.device.Kernel;
import dev.densescope.device.cpu.memory.WorkspaceAllocator;
import dev.densescope.device.cpu.parallel.PartialSums;
import dev.densescope.device.cpu.parallel.Sequence;
import dev.densescope.device.cpu.parallel.Split;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.operand.ConvolutionWindow;
import dev.densescope.device.operand.Tensor;
import dev.densescope.memory.TensorShape;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Convolutions by oneDNN, which is fast for channels-last feature maps and weights in a layout of its choice. Other
 * operands are reordered in the workspace: feature maps with few channels, and weights. The images are divided among
 * the workers.
 */
public final class Convolutions {
    private final OneDnn oneDnn;
    private final Workers workers;
    private final Tensor workspace;
    private final Reorders reorders;

    public Convolutions(OneDnn oneDnn, Workers workers, Tensor workspace) {
        this.oneDnn = oneDnn;
        this.workers = workers;
        this.workspace = workspace;
        this.reorders = new Reorders(oneDnn);
    }

    public Kernel forward(Tensor input, Tensor weights, Tensor output, ConvolutionWindow window) {
        return byImages(
                input,
                weights,
                output,
                (from, packed, to, bytes) ->
                        new Primitive.Builder(oneDnn, forwardDescriptor(from, packed, to, window, bytes)),
                DNNL_ARG_SRC,
                DNNL_ARG_DST);
    }

    public Kernel backwardData(Tensor outputGradient, Tensor weights, Tensor inputGradient, ConvolutionWindow window) {
        return byImages(
                outputGradient,
                weights,
                inputGradient,
                (from, packed, to, bytes) -> new Primitive.Builder(
                        oneDnn, backwardDataDescriptor(to, weights.shape(), packed, from, window, bytes)),
                DNNL_ARG_DIFF_DST,
                DNNL_ARG_DIFF_SRC);
    }

    /** Creates the primitive descriptor for one worker's images, within the given workspace size. */
    private interface Plan {
        Primitive.Builder of(TensorShape from, dnnl_memory_desc weights, TensorShape to, long workspaceBytes);
    }

    private Kernel byImages(
            Tensor source, Tensor weights, Tensor target, Plan plan, int sourceArgument, int targetArgument) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Split split = workers.split(source.shape().n());
        PackedWeights packed = new PackedWeights(weights);
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            Images from = Images.of(source, split, part);
            Images to = Images.of(target, split, part);
            Primitive.Builder builder = plan.of(from.shape(), packed.layout(), to.shape(), allocator.remaining());
            OneDnn.Operand weightsOperand = packed.stage(builder.query(dnnl_query_weights_md), allocator);
            Reorders.Staged staged = reorders.stageChannelsLast(from, allocator);
            Reorders.Staged result = reorders.stageChannelsLast(to, allocator);
            Kernel convolution = builder.with(sourceArgument, staged.operand())
                    .with(DNNL_ARG_WEIGHTS, weightsOperand)
                    .with(targetArgument, result.operand())
                    .build(allocator);
            parts[part] = Sequence.of(staged.load(), convolution, result.store());
        }
        return Sequence.of(packed.load(), workers.inParallel(parts));
    }

    /** Each worker sums over its images; the partial sums are added in the order of the workers. */
    public Kernel backwardWeights(
            Tensor input, Tensor outputGradient, Tensor weightsGradient, ConvolutionWindow window) {
        WorkspaceAllocator allocator = new WorkspaceAllocator(workspace);
        Split split = workers.split(input.shape().n());
        dnnl_memory_desc layout = oneDnn.any(weightsGradient.shape());
        long[] sums = new long[split.parts()];
        Kernel[] parts = new Kernel[split.parts()];
        for (int part = 0; part < parts.length; part++) {
            Images from = Images.of(input, split, part);
            Images gradient = Images.of(outputGradient, split, part);
            dnnl_primitive_desc descriptor = backwardWeightsDescriptor(
                    from.shape(), weightsGradient.shape(), layout, gradient.shape(), window, allocator.remaining());
            Primitive.Builder builder = new Primitive.Builder(oneDnn, descriptor);
            layout = builder.query(dnnl_query_diff_weights_md);
            sums[part] = allocator.allocate(OneDnn.bytes(layout));
            Reorders.Staged source = reorders.stageChannelsLast(from, allocator);
            Reorders.Staged target = reorders.stageChannelsLast(gradient, allocator);
            Kernel convolution = builder.with(DNNL_ARG_SRC, source.operand())
                    .with(DNNL_ARG_DIFF_DST, target.operand())
                    .with(DNNL_ARG_DIFF_WEIGHTS, layout, sums[part])
                    .build(allocator);
            parts[part] = Sequence.of(source.load(), target.load(), convolution);
        }
        Kernel total = PartialSums.add(workers, sums, OneDnn.bytes(layout) / Float.BYTES);
        OneDnn.Operand packed = new OneDnn.Operand(layout, sums[0]);
        Kernel store = reorders.copy(packed, oneDnn.operand(weightsGradient), allocator);
        return Sequence.of(workers.inParallel(parts), total, store);
    }

    /** The weights, reordered once for all workers to the layout chosen by the first worker's primitive. */
    private final class PackedWeights {
        private final Tensor weights;
        private dnnl_memory_desc layout;
        private Reorders.Staged staged;

        PackedWeights(Tensor weights) {
            this.weights = weights;
            layout = oneDnn.any(weights.shape());
        }

        /** Any layout for the first worker, the chosen layout for the others. */
        dnnl_memory_desc layout() {
            return layout;
        }

        OneDnn.Operand stage(dnnl_memory_desc chosen, WorkspaceAllocator allocator) {
            if (staged == null) {
                layout = chosen;
                staged = reorders.stage(oneDnn.operand(weights), chosen, allocator);
            }
            return staged.operand();
        }

        Kernel load() {
            return staged.load();
        }
    }

    private dnnl_primitive_desc forwardDescriptor(
            TensorShape input,
            dnnl_memory_desc weights,
            TensorShape output,
            ConvolutionWindow window,
            long workspaceBytes) {
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_forward_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_forward_training,
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input),
                        weights,
                        (dnnl_memory_desc) null,
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        oneDnn.attributes()),
                "create a convolution primitive");
        requireFit(descriptor, workspaceBytes);
        return descriptor;
    }

    private dnnl_primitive_desc backwardDataDescriptor(
            TensorShape input,
            TensorShape weightsShape,
            dnnl_memory_desc weights,
            TensorShape output,
            ConvolutionWindow window,
            long workspaceBytes) {
        dnnl_primitive_desc hint = forwardHint(input, weightsShape, output, window);
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_backward_data_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input),
                        weights,
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        hint,
                        oneDnn.attributes()),
                "create a primitive for a convolution's data gradient");
        requireFit(descriptor, workspaceBytes);
        return descriptor;
    }

    private dnnl_primitive_desc backwardWeightsDescriptor(
            TensorShape input,
            TensorShape weightsShape,
            dnnl_memory_desc weights,
            TensorShape output,
            ConvolutionWindow window,
            long workspaceBytes) {
        dnnl_primitive_desc hint = forwardHint(input, weightsShape, output, window);
        dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
        OneDnn.check(
                dnnl_convolution_backward_weights_primitive_desc_create(
                        descriptor,
                        oneDnn.engine(),
                        dnnl_convolution_direct,
                        oneDnn.channelsLast(input),
                        weights,
                        (dnnl_memory_desc) null,
                        oneDnn.channelsLast(output),
                        both(window.stride()),
                        both(0),
                        both(window.padding()),
                        both(window.padding()),
                        hint,
                        oneDnn.attributes()),
                "create a primitive for a convolution's weights gradient");
        requireFit(descriptor, workspaceBytes);
        return descriptor;
    }

    /** The forward primitive descriptor that a backward one needs as a hint; never executed. */
    private dnnl_primitive_desc forwardHint(
            TensorShape input, TensorShape weights, TensorShape output, ConvolutionWindow window) {
        dnnl_primitive_desc hint = forwardDescriptor(input, oneDnn.any(weights), output, window, Long.MAX_VALUE);
        oneDnn.onClose(() -> dnnl_primitive_desc_destroy(hint));
        return hint;
    }

    private static void requireFit(dnnl_primitive_desc descriptor, long bytes) {
        if (!Primitive.fitScratchpad(descriptor, bytes)) {
            throw new IllegalStateException("no convolution primitive fits into a workspace of " + bytes + " bytes");
        }
    }

    private static long[] both(long value) {
        return new long[] {value, value};
    }
}
