package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSlotsTest {
    private static final LayerPath FIRST = LayerPath.denseLayer(1, 1);
    private static final LayerPath SECOND = LayerPath.denseLayer(1, 2);
    private static final LayerSlots SLOTS = LayerSlots.of(legend());

    /** Forward through two layers, back with a recomputation, and two updates. */
    private static TraceLegend legend() {
        List<TracedOperation> operations = new ArrayList<>();
        add(operations, Phase.FORWARD, LayerPath.STEM);
        add(operations, Phase.FORWARD, FIRST);
        add(operations, Phase.FORWARD, FIRST);
        add(operations, Phase.FORWARD, SECOND);
        add(operations, Phase.RECOMPUTE, SECOND);
        add(operations, Phase.BACKWARD, SECOND);
        add(operations, Phase.BACKWARD, FIRST);
        add(operations, Phase.UPDATE, LayerPath.STEM);
        add(operations, Phase.UPDATE, FIRST);
        return new TraceLegend(operations, List.of());
    }

    private static void add(List<TracedOperation> operations, Phase phase, LayerPath layer) {
        operations.add(new TracedOperation(operations.size(), phase, layer, "operation"));
    }

    @Test
    void eachPassOfALayerIsOneUnitAndRecomputationIsPartOfBackward() {
        assertEquals(
                List.of(
                        new LayerSlots.Slot(LayerPath.STEM, Phase.FORWARD, 0, 1),
                        new LayerSlots.Slot(FIRST, Phase.FORWARD, 1, 3),
                        new LayerSlots.Slot(SECOND, Phase.FORWARD, 3, 4),
                        new LayerSlots.Slot(SECOND, Phase.BACKWARD, 4, 6),
                        new LayerSlots.Slot(FIRST, Phase.BACKWARD, 6, 7),
                        new LayerSlots.Slot(LayerPath.NETWORK, Phase.UPDATE, 7, 9)),
                SLOTS.slots());
    }

    @Test
    void operationsDivideTheirSlotEqually() {
        assertEquals(1, SLOTS.bounds().start(1));
        assertEquals(1.5, SLOTS.bounds().start(2));
        assertEquals(2, SLOTS.bounds().end(2));
        assertEquals(6, SLOTS.bounds().end());
        assertEquals(4, SLOTS.bounds().operationAt(3.2));
        assertEquals(SECOND, SLOTS.at(3.2).layer());
        assertEquals(LayerPath.NETWORK, SLOTS.at(99).layer());
    }

    @Test
    void layersOfABlockAreOneGroupPerPass() {
        List<LayerSlots.Group> groups = SLOTS.groups();
        assertEquals(new LayerSlots.Group(LayerPath.block(1), Phase.FORWARD, 1, 3), groups.get(1));
        assertEquals(new LayerSlots.Group(LayerPath.block(1), Phase.BACKWARD, 3, 5), groups.get(2));
        assertEquals(4, groups.size());
    }

    @Test
    void noOperationIsAnEmptyAxis() {
        LayerSlots none = LayerSlots.of(new TraceLegend(List.of(), List.of()));
        assertTrue(none.slots().isEmpty() && none.groups().isEmpty());
        assertEquals(0, none.bounds().end());
    }
}
