package dev.densescope.chart.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.savings.Baselines;
import dev.densescope.plan.savings.Savings;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Stem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecomputeBillTest {
    private static final long MIB = 1 << 20;
    private static final Target TARGET = Target.processor(2);
    /** Two layers that read 8 and 12 channels of 4 x 4, batch 2: a channel is 128 bytes. */
    private static final Network NETWORK = Network.of(new DenseNetSpec(
            "Tiny", InputSpec.square(4), Stem.CIFAR, 8, List.of(new DenseBlockSpec(2, 4, 4)), 0.5, 0.0, 10, 2));

    @Test
    void onlyWhatRecomputationBuysIsSetAgainstItsTime() {
        Savings savings = new Savings(300 * MIB, 100 * MIB, 60 * MIB);
        RecomputeBill bill = new RecomputeBill(savings, 20_000_000, 200_000_000, List.of(), false);
        assertEquals(200 * MIB, savings.freeBytes());
        assertEquals(40 * MIB, savings.recomputeBytes());
        assertEquals(0.5, bill.millisPerMebibyte()); // 20 ms for 40 MiB, not for 240
        assertEquals(0.1, bill.recomputeShare());
    }

    @Test
    void withoutSavingsThereIsNoCost() {
        assertEquals(0, new RecomputeBill(new Savings(9, 7, 7), 1_000, 2_000, List.of(), false).millisPerMebibyte());
        assertEquals(0, new RecomputeBill.Row(LayerPath.HEAD, 1_000, 0).millisPerMebibyte());
    }

    @Test
    void chunksAreTimedAsPartOfBackward() {
        Savings savings = new Savings(300 * MIB, 100 * MIB, 60 * MIB);
        assertTrue(new RecomputeBill(savings, 0, 200, List.of(), true).recomputesOnlyInBackward());
        assertFalse(new RecomputeBill(savings, 0, 0, List.of(), true).recomputesOnlyInBackward(), "not timed yet");
        assertFalse(new RecomputeBill(savings, 20, 200, List.of(), true).recomputesOnlyInBackward());
        assertFalse(new RecomputeBill(savings, 0, 200, List.of(), false).recomputesOnlyInBackward());
    }

    @Test
    void aLayerFreesItsConcatenationAndItsFirstBatchNorm() {
        RecomputeBill bill = bill(Strategy.SHARED, Map.of(LayerPath.denseLayer(1, 2), 3_000_000L));
        RecomputeBill.Row second = row(bill, LayerPath.denseLayer(1, 2));
        assertEquals(2 * 12 * 128, second.freedBytes());
        assertEquals(3.0, second.recomputeMillis());
        assertTrue(bill.recomputes());
        assertEquals(
                16 * 128,
                row(bill, LayerPath.HEAD).freedBytes(),
                "its concatenation alone: its norm passes, so is free");
    }

    @Test
    void checkpointFreesTheOutputOfTheNarrowConvolutionAsWell() {
        RecomputeBill.Row second = row(bill(Strategy.CHECKPOINT, Map.of()), LayerPath.denseLayer(1, 2));
        assertEquals((2 * 12 + 16) * 128, second.freedBytes());
    }

    @Test
    void featuresInPlaceFreeNoConcatenationSinceThereIsNone() {
        RecomputeBill.Row second = row(bill(Strategy.IN_PLACE, Map.of()), LayerPath.denseLayer(1, 2));
        assertEquals(12 * 128, second.freedBytes());
    }

    @Test
    void aPlanThatRecomputesNothingHasNoRows() {
        RecomputeBill bill = bill(Strategy.SHARED_GRADIENTS, Map.of());
        assertEquals(List.of(), bill.rows());
        assertFalse(bill.recomputes());
        assertFalse(bill.isTimed());
    }

    private static RecomputeBill bill(Strategy strategy, Map<LayerPath, Long> nanos) {
        Prediction plan = Prediction.of(Schedule.compile(NETWORK, strategy, TARGET));
        return RecomputeBill.of(
                Baselines.of(Baselines.naive(NETWORK, TARGET), NETWORK, Sharing.of(strategy), TARGET),
                plan,
                plan.reservedBytes(),
                new RecomputeTimes(nanos, 0, 0));
    }

    private static RecomputeBill.Row row(RecomputeBill bill, LayerPath layer) {
        return bill.rows().stream()
                .filter(row -> row.layer().equals(layer))
                .findFirst()
                .orElseThrow();
    }
}
