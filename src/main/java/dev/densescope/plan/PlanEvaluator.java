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
 * Evaluates plans of one network on one kind of device, thousands a second: what a plan needs to the byte, without its
 * schedule. What the operations of a layer use depends on its context ({@link LayerContexts}), on what is decided for the
 * network, and on nothing else. So each step that is emitted teaches the parts of all its layers, and a plan whose parts are
 * known is evaluated by joining them. For one thread.
 */
public final class PlanEvaluator {
    private final Network network;
    private final Target target;
    private final Set<LayerPath> denseLayers;
    private final SlotNumbers slotNumbers = new SlotNumbers();
    private final LayerContexts contexts;
    /** By what is decided for the network, part, and the context of its layer; null for what is not known yet. */
    private final Map<Integer, StepSegment[][]> known = new HashMap<>();

    private final SlotUses uses = new SlotUses();
    /** The same for every plan. */
    private List<StepSegments.Key> keys = List.of();
    /** Place of a part's layer in forward order. */
    private int[] layerOfPart = new int[0];

    public PlanEvaluator(Network network, Target target) {
        this.network = network;
        this.target = target;
        denseLayers = network.denseLayers().stream().map(DenseLayer::path).collect(Collectors.toSet());
        contexts = new LayerContexts(network);
    }

    /**
     * What a plan needs. The first plan in which a layer is in a new context takes as long as its schedule.
     *
     * @throws IllegalArgumentException if the plan is for another design
     */
    public PlanEvaluation evaluate(StorageDecisions decisions) {
        StepSegment[] parts = parts(decisions);
        uses.begin(slotNumbers.slots());
        int operations = 0;
        int forward = 0;
        long workspaceBytes = 0;
        for (int part = 0; part < parts.length; part++) {
            parts[part].addTo(uses, part, operations);
            operations += parts[part].operations();
            workspaceBytes = Math.max(workspaceBytes, parts[part].workspaceBytes());
            forward += keys.get(part).pass() == StepSegments.Pass.FORWARD ? parts[part].operations() : 0;
        }
        uses.widen(slotNumbers.workspace(), StepEmitter.workspaceBytes(workspaceBytes));
        SlotTimes times = uses.times(operations, decisions.reusesMemory());
        Placement placement = decisions.reusesMemory()
                ? Placement.of(times, forward, operations)
                : Placement.apart(times, operations);
        long[] occupied = times.occupiedBytes(operations);
        List<PlanEvaluation.LayerUse> layers = layers(parts, times, forward, occupied);
        long max = 0;
        for (long bytes : occupied) {
            max = Math.max(max, bytes);
        }
        return new PlanEvaluation(
                Math.addExact(placement.totalBytes(), StorageSlot.ALIGNMENT),
                forwardFeatureMapBytes(parts),
                Math.addExact(max, StorageSlot.ALIGNMENT),
                layers);
    }

    private StepSegment[] parts(StorageDecisions decisions) {
        int[] here = contexts.of(decisions);
        StepSegment[][] byPart = known.get(LayerContexts.ofNetwork(decisions));
        StepSegment[] parts = byPart == null ? learn(decisions, here) : join(byPart, here);
        return parts.length == 0 ? learn(decisions, here) : parts;
    }

    /** Empty if one of them is not known. */
    private StepSegment[] join(StepSegment[][] byPart, int[] here) {
        StepSegment[] parts = new StepSegment[byPart.length];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = byPart[part][here[layerOfPart[part]]];
            if (parts[part] == null) {
                return new StepSegment[0];
            }
        }
        return parts;
    }

    private StepSegment[] learn(StorageDecisions decisions, int[] here) {
        EmittedStep step = StepEmitter.emit(network, decisions, target);
        StepSegments taken = new StepSegments(step, slotNumbers, target, denseLayers, decisions.sharesPerBlock());
        note(taken.keys());
        List<StepSegment> parts = taken.parts();
        StepSegment[][] byPart = known.computeIfAbsent(
                LayerContexts.ofNetwork(decisions), each -> new StepSegment[parts.size()][LayerContexts.COUNT]);
        for (int part = 0; part < parts.size(); part++) {
            byPart[part][here[layerOfPart[part]]] = parts.get(part);
        }
        return parts.toArray(StepSegment[]::new);
    }

    private void note(List<StepSegments.Key> keysOfStep) {
        if (keys.isEmpty()) {
            keys = keysOfStep;
            Map<LayerPath, Integer> places = new HashMap<>();
            contexts.layers().forEach(layer -> places.put(layer, places.size()));
            layerOfPart = keys.stream().mapToInt(key -> places.get(key.layer())).toArray();
        } else if (!keys.equals(keysOfStep)) {
            throw new IllegalStateException("layers are computed in another order than under the plans before");
        }
    }

    private long forwardFeatureMapBytes(StepSegment[] parts) {
        long[] widest = new long[slotNumbers.storages()];
        long bytes = 0;
        for (StepSegment part : parts) {
            bytes += part.ownFeatureMapBytes();
            part.widen(widest);
        }
        for (long shared : widest) {
            bytes += shared;
        }
        return bytes;
    }

    private List<PlanEvaluation.LayerUse> layers(StepSegment[] parts, SlotTimes times, int forward, long[] occupied) {
        List<LayerPath> paths = contexts.layers();
        long[] kept = new long[paths.size()];
        for (int slot = 0; slot < times.count(); slot++) {
            if (times.first(slot) < forward && times.last(slot) >= forward && !uses.isHeld(slot)) {
                kept[layerOfPart[uses.firstPart(slot)]] += times.bytes(slot);
            }
        }
        long[] max = maxOccupied(parts, occupied, paths.size());
        List<PlanEvaluation.LayerUse> layers = new ArrayList<>();
        long keptBefore = 0;
        for (int layer = 0; layer < kept.length; layer++) {
            layers.add(new PlanEvaluation.LayerUse(paths.get(layer), kept[layer], max[layer] - keptBefore));
            keptBefore += kept[layer];
        }
        return layers;
    }

    /** While each layer computes. */
    private long[] maxOccupied(StepSegment[] parts, long[] occupied, int layers) {
        long[] max = new long[layers];
        int operation = 0;
        for (int part = 0; part < parts.length; part++) {
            int layer = layerOfPart[part];
            for (int end = operation + parts[part].operations(); operation < end; operation++) {
                max[layer] = Math.max(max[layer], occupied[operation]);
            }
        }
        return max;
    }
}
