package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The axis of layers: consecutive operations of one layer in one pass share a slot that is one unit long, and divide it
 * equally. Recomputation belongs to backward. Immutable.
 *
 * @param slots in order of execution; they cover all operations
 * @param groups the parts of the network, in order
 * @param bounds of the operations on this axis
 */
public record LayerSlots(List<Slot> slots, List<Group> groups, OperationBounds bounds) {
    /**
     * A layer in one pass.
     *
     * @param pass forward, backward or update
     * @param fromOperation first operation
     * @param toOperation last operation, exclusive
     */
    public record Slot(LayerPath layer, Phase pass, int fromOperation, int toOperation) {
        /** The part of the network that it belongs to, such as {@code block1}. */
        public LayerPath group() {
            return layer.isInBlock() ? LayerPath.block(layer.block()) : layer;
        }
    }

    /**
     * Adjacent slots of one part of the network in one pass.
     *
     * @param from first slot
     * @param to last slot, exclusive
     */
    public record Group(LayerPath part, Phase pass, int from, int to) {}

    public LayerSlots {
        slots = List.copyOf(slots);
        groups = List.copyOf(groups);
    }

    /** The slots of a step. */
    public static LayerSlots of(TraceLegend legend) {
        List<TracedOperation> operations = legend.operations();
        List<Slot> slots = Span.of(operations, LayerSlots::together).stream()
                .map(span -> slot(operations.get(span.from()), span))
                .toList();
        return new LayerSlots(slots, groups(slots), bounds(slots));
    }

    private static Slot slot(TracedOperation first, Span span) {
        Phase pass = PhaseSpan.pass(first);
        LayerPath layer = pass == Phase.UPDATE ? LayerPath.NETWORK : first.layer();
        return new Slot(layer, pass, span.from(), span.to());
    }

    private static OperationBounds bounds(List<Slot> slots) {
        int operations = slots.isEmpty() ? 0 : slots.get(slots.size() - 1).toOperation();
        double[] bounds = new double[operations + 1];
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            double length = 1.0 / (slot.toOperation() - slot.fromOperation());
            for (int operation = slot.fromOperation(); operation < slot.toOperation(); operation++) {
                bounds[operation] = i + (operation - slot.fromOperation()) * length;
            }
        }
        bounds[operations] = slots.size();
        return OperationBounds.at(bounds);
    }

    /** The slot at a position of the axis; the first or the last one outside of it. At least one slot must exist. */
    public Slot at(double position) {
        return slots.get((int) Math.max(0, Math.min(slots.size() - 1, Math.floor(position))));
    }

    private static List<Group> groups(List<Slot> slots) {
        BiPredicate<Slot, Slot> together =
                (one, other) -> one.pass() == other.pass() && one.group().equals(other.group());
        return Span.of(slots, together).stream()
                .map(span -> new Group(
                        slots.get(span.from()).group(), slots.get(span.from()).pass(), span.from(), span.to()))
                .toList();
    }

    private static boolean together(TracedOperation one, TracedOperation other) {
        Phase pass = PhaseSpan.pass(one);
        return pass == PhaseSpan.pass(other)
                && (pass == Phase.UPDATE || one.layer().equals(other.layer()));
    }
}
