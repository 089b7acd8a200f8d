package dev.densescope.plan;

import dev.densescope.network.DenseLayer;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes the exact memory of plans of one network on one kind of device without compiling their schedules: thousands
 * of plans per second. The slots that the operations of a layer use depend only on the context of the layer ({@link
 * LayerContexts}) and on the decisions for the whole network. So the segments of each emitted step are cached, and a
 * plan whose segments are all cached is evaluated by concatenating them. For one thread.
 */
public final class PlanEvaluator {
    private final Network network;
    private final Target target;
    private final Set<LayerPath> denseLayers;
    private final SlotNumbers slotNumbers = new SlotNumbers();
    private final LayerContexts contexts;
    /**
     * Cached segments by the decisions for the network, the segment, and the context of its layer; null if not cached
     * yet.
     */
    private final Map<Integer, StepSegment[][]> cache = new HashMap<>();

    private final SlotUses uses = new SlotUses();
    /** Keys of the segments, the same for every plan. */
    private List<StepSegments.Key> keys = List.of();
    /** Index of the layer of a segment, in forward order. */
    private int[] layerOfSegment = new int[0];

    public PlanEvaluator(Network network, Target target) {
        this.network = network;
        this.target = target;
        denseLayers = network.denseLayers().stream().map(DenseLayer::path).collect(Collectors.toSet());
        contexts = new LayerContexts(network);
    }

    /**
     * Evaluates a plan. If a layer is in a new context, this takes as long as compiling the schedule.
     *
     * @throws IllegalArgumentException if the plan belongs to another design
     */
    public PlanEvaluation evaluate(StorageDecisions decisions) {
        StepSegment[] segments = segments(decisions);
        uses.begin(slotNumbers.slots());
        int operations = 0;
        int forward = 0;
        long workspaceBytes = 0;
        for (int segment = 0; segment < segments.length; segment++) {
            segments[segment].addTo(uses, segment, operations);
            operations += segments[segment].operations();
            workspaceBytes = Math.max(workspaceBytes, segments[segment].workspaceBytes());
            forward += keys.get(segment).pass() == StepSegments.Pass.FORWARD ? segments[segment].operations() : 0;
        }
        uses.widen(slotNumbers.workspace(), StepEmitter.workspaceBytes(workspaceBytes));
        SlotTimes times = uses.times(operations, decisions.reusesMemory());
        Placement placement = decisions.reusesMemory()
                ? Placement.of(times, forward, operations)
                : Placement.apart(times, operations);
        long[] occupied = times.occupiedBytes(operations);
        List<PlanEvaluation.LayerUse> layers = layers(segments, times, forward, occupied);
        long max = 0;
        for (long bytes : occupied) {
            max = Math.max(max, bytes);
        }
        return new PlanEvaluation(
                Math.addExact(placement.totalBytes(), StorageSlot.ALIGNMENT),
                forwardFeatureMapBytes(segments),
                Math.addExact(max, StorageSlot.ALIGNMENT),
                layers);
    }

    private StepSegment[] segments(StorageDecisions decisions) {
        int[] here = contexts.of(decisions);
        StepSegment[][] bySegment = cache.get(LayerContexts.ofNetwork(decisions));
        StepSegment[] segments = bySegment == null ? learn(decisions, here) : join(bySegment, here);
        return segments.length == 0 ? learn(decisions, here) : segments;
    }

    /** The segments of a plan; empty if one of them is not cached. */
    private StepSegment[] join(StepSegment[][] bySegment, int[] here) {
        StepSegment[] segments = new StepSegment[bySegment.length];
        for (int segment = 0; segment < segments.length; segment++) {
            segments[segment] = bySegment[segment][here[layerOfSegment[segment]]];
            if (segments[segment] == null) {
                return new StepSegment[0];
            }
        }
        return segments;
    }

    private StepSegment[] learn(StorageDecisions decisions, int[] here) {
        EmittedStep step = StepEmitter.emit(network, decisions, target);
        StepSegments taken = new StepSegments(step, slotNumbers, target, denseLayers, decisions.sharesPerBlock());
        note(taken.keys());
        List<StepSegment> segments = taken.segments();
        StepSegment[][] bySegment = cache.computeIfAbsent(
                LayerContexts.ofNetwork(decisions), each -> new StepSegment[segments.size()][LayerContexts.COUNT]);
        for (int segment = 0; segment < segments.size(); segment++) {
            bySegment[segment][here[layerOfSegment[segment]]] = segments.get(segment);
        }
        return segments.toArray(StepSegment[]::new);
    }

    private void note(List<StepSegments.Key> keysOfStep) {
        if (keys.isEmpty()) {
            keys = keysOfStep;
            Map<LayerPath, Integer> places = new HashMap<>();
            contexts.layers().forEach(layer -> places.put(layer, places.size()));
            layerOfSegment =
                    keys.stream().mapToInt(key -> places.get(key.layer())).toArray();
        } else if (!keys.equals(keysOfStep)) {
            throw new IllegalStateException("layers are computed in another order than under the plans before");
        }
    }

    private long forwardFeatureMapBytes(StepSegment[] segments) {
        long[] widest = new long[slotNumbers.storages()];
        long bytes = 0;
        for (StepSegment segment : segments) {
            bytes += segment.ownFeatureMapBytes();
            segment.widen(widest);
        }
        for (long shared : widest) {
            bytes += shared;
        }
        return bytes;
    }

    private List<PlanEvaluation.LayerUse> layers(
            StepSegment[] segments, SlotTimes times, int forward, long[] occupied) {
        List<LayerPath> paths = contexts.layers();
        long[] kept = new long[paths.size()];
        for (int slot = 0; slot < times.count(); slot++) {
            if (times.first(slot) < forward && times.last(slot) >= forward && !uses.isHeld(slot)) {
                kept[layerOfSegment[uses.firstSegment(slot)]] += times.bytes(slot);
            }
        }
        long[] max = maxOccupied(segments, occupied, paths.size());
        List<PlanEvaluation.LayerUse> layers = new ArrayList<>();
        long keptBefore = 0;
        for (int layer = 0; layer < kept.length; layer++) {
            layers.add(new PlanEvaluation.LayerUse(paths.get(layer), kept[layer], max[layer] - keptBefore));
            keptBefore += kept[layer];
        }
        return layers;
    }

    /** Largest number of occupied bytes during the operations of each layer. */
    private long[] maxOccupied(StepSegment[] segments, long[] occupied, int layers) {
        long[] max = new long[layers];
        int operation = 0;
        for (int segment = 0; segment < segments.length; segment++) {
            int layer = layerOfSegment[segment];
            for (int end = operation + segments[segment].operations(); operation < end; operation++) {
                max[layer] = Math.max(max[layer], occupied[operation]);
            }
        }
        return max;
    }
}
