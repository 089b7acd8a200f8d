package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.ElementType;
import dev.densescope.memory.Layout;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.network.DenseBlock;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.UpdateParameters;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;

/** The whole training step: forward through stem, blocks, transitions and head; backward; update. */
public final class StepEmitter {
    /** The workspace is rounded up to this, so that the number of pages of the largest design is an {@code int}. */
    private static final int WORKSPACE_PAGE_BYTES = 64 << 10;

    private final Network network;
    private final ScheduleBuilder builder;
    private final StepContext context;
    private final ParameterTable parameters;
    private final Target target;

    private StepEmitter(Network network, StorageDecisions decisions, ScheduleBuilder builder, Target target) {
        this.network = network;
        this.target = target;
        this.builder = builder;
        parameters = new ParameterTable(network, builder);
        context = new StepContext(network, builder, parameters, decisions, target);
    }

    /** The training step of a network on a device, with the given storage decisions. Pure. */
    public static EmittedStep emit(Network network, StorageDecisions decisions, Target target) {
        ScheduleBuilder builder = new ScheduleBuilder();
        StepTensors tensors = new StepEmitter(network, decisions, builder, target).emit();
        return new EmittedStep(tensors, builder.slots(), builder.values(), builder.operations());
    }

    /** Emits all operations; returns the tensors that callers fill or read. */
    private StepTensors emit() {
        Value images = builder.held(
                LayerPath.STEM,
                "images",
                Category.FEATURES,
                context.shape(network.stem().input(), Layout.CHANNELS_LAST));
        Value labels = builder.held(
                LayerPath.HEAD,
                "labels",
                Category.FEATURES,
                TensorShape.vector(context.batch()).withType(ElementType.INT32));
        List<BlockEmitter> blocks = new ArrayList<>();
        for (DenseBlock block : network.blocks()) {
            blocks.add(new BlockEmitter(context, block));
        }
        HeadEmitter head = emitForwardAndBackward(images, labels, blocks);
        emitUpdate();
        return new StepTensors(
                images,
                labels,
                head.loss(),
                head.logits(),
                parameters.all(),
                parameters.allRunningStatistics(),
                placeWorkspace());
    }

    /** Allocates the workspace, as large as any operation emitted so far needs. */
    private Value placeWorkspace() {
        long bytes = builder.operations().stream()
                .mapToLong(operation -> target.workspace().bytesFor(operation.computation()))
                .max()
                .orElse(0);
        TensorShape shape =
                new TensorShape(ElementType.UINT8, Layout.ROW_MAJOR, workspacePages(bytes), WORKSPACE_PAGE_BYTES, 1, 1);
        return builder.held(LayerPath.NETWORK, "workspace", Category.WORKSPACE, shape);
    }

    /**
     * The size of the workspace in the arena: whole pages.
     *
     * @param bytes the largest workspace of any operation
     */
    public static long workspaceBytes(long bytes) {
        return (long) workspacePages(bytes) * WORKSPACE_PAGE_BYTES;
    }

    private static int workspacePages(long bytes) {
        return Math.toIntExact((bytes + WORKSPACE_PAGE_BYTES - 1) / WORKSPACE_PAGE_BYTES);
    }

    private HeadEmitter emitForwardAndBackward(Value images, Value labels, List<BlockEmitter> blocks) {
        StemEmitter stem = new StemEmitter(context, network.stem(), images, blocks.get(0));
        stem.forward();
        List<TransitionEmitter> transitions = new ArrayList<>();
        for (int i = 0; i < blocks.size() - 1; i++) {
            blocks.get(i).forward();
            TransitionEmitter transition = new TransitionEmitter(
                    context, network.blocks().get(i).transition().orElseThrow(), blocks.get(i), blocks.get(i + 1));
            transitions.add(transition);
            transition.forward();
        }
        blocks.get(blocks.size() - 1).forward();
        HeadEmitter head = new HeadEmitter(context, network.head(), labels, blocks.get(blocks.size() - 1));
        head.forward();
        head.backward();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            blocks.get(i).backward();
            if (i > 0) {
                transitions.get(i - 1).backward();
            }
        }
        stem.backward();
        return head;
    }

    private void emitUpdate() {
        for (Layer layer : network.layers()) {
            List<ParameterTensors> tensors = parameters.of(layer.path());
            builder.emit(
                    Phase.UPDATE,
                    layer.path(),
                    "update",
                    new UpdateParameters(
                            View.flattened(tensors.stream()
                                    .map(ParameterTensors::value)
                                    .toList()),
                            View.flattened(tensors.stream()
                                    .map(ParameterTensors::gradient)
                                    .toList()),
                            View.flattened(tensors.stream()
                                    .map(ParameterTensors::momentum)
                                    .toList())));
        }
    }
}
