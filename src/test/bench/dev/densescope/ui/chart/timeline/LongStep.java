package dev.densescope.ui.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TensorShape;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import dev.densescope.memory.TracedTensor;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A step of any number of events, with forward, recomputation and backward through many layers. */
final class LongStep {
    private static final int LAYERS = 250;

    private LongStep() {}

    /** A finished step: each operation of forward acquires a tensor, which its backward operation releases. */
    static StepTrace of(int events) {
        Random random = new Random(1);
        int pairs = events / 2;
        int operations = 2 * pairs;
        List<TracedOperation> named = new ArrayList<>(operations);
        List<TracedTensor> tensors = new ArrayList<>(pairs);
        long[] starts = new long[operations];
        long[] ends = new long[operations];
        int[] changes = new int[2 * operations];
        long now = 0;
        for (int i = 0; i < operations; i++) {
            boolean forward = i < pairs;
            int place = forward ? i : operations - 1 - i;
            LayerPath layer = LayerPath.denseLayer(1 + place * 4 / pairs, 1 + (int) ((long) place * LAYERS / pairs) % LAYERS);
            Phase phase = forward ? Phase.FORWARD : i % 3 == 0 ? Phase.RECOMPUTE : Phase.BACKWARD;
            named.add(new TracedOperation(i, phase, layer, "operation"));
            if (forward) {
                Category category = Category.values()[random.nextInt(4)];
                long bytes = 1 + random.nextInt(1 << 14);
                tensors.add(new TracedTensor(i, layer, "tensor", category, TensorShape.scalar(), bytes, false));
            }
            changes[2 * i] = i;
            changes[2 * i + 1] = forward ? i + 1 : -(place + 1);
            starts[i] = now;
            now += 100 + random.nextInt(2_000);
            ends[i] = now;
        }
        return StepTrace.decode(new TraceLegend(named, tensors), 1, starts, ends, changes);
    }
}
