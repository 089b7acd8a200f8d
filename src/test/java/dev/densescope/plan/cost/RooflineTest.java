package dev.densescope.plan.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.spec.Presets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RooflineTest {
    private static final List<Operation> OPERATIONS = StepEmitter.emit(
                    Network.of(Presets.all().get("densenet-121").withBatch(32)),
                    Strategies.recommended(),
                    Target.nvidia(false))
            .operations();

    /** No operation is faster than memory and multipliers at the largest efficiency, and some reach it. */
    @ParameterizedTest
    @EnumSource(KnownGpu.class)
    void noOperationIsFasterThanItsRoof(KnownGpu gpu) {
        Roofline roofline = new Roofline(gpu);
        double closest = Double.MAX_VALUE;
        for (Operation operation : OPERATIONS) {
            Work work = Work.of(operation.computation());
            double roof = Math.max(
                    work.bytes() / gpu.bytesPerNano(), 2.0 * work.multiplyAccumulates() / gpu.floatOperationsPerNano());
            double least = roofline.nanos(operation.computation()) * Roofline.RANGE.least();
            assertTrue(least >= roof / Roofline.MOST_EFFICIENCY, operation.name());
            closest = Math.min(closest, least * Roofline.MOST_EFFICIENCY / roof);
        }
        assertTrue(closest < 1.1, "only launches count: " + closest);
    }

    @Test
    void theRangeIsThatOfEfficiencies() {
        assertEquals(
                Roofline.MOST_EFFICIENCY / Roofline.LEAST_EFFICIENCY,
                Roofline.RANGE.most() / Roofline.RANGE.least(),
                1e-9);
        assertTrue(TimeRange.NONE.isNone() && !Roofline.RANGE.isNone());
        assertThrows(IllegalArgumentException.class, () -> new TimeRange(1.1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "RTX 3060, RTX_3060",
        "rtx3060, RTX_3060",
        "NVIDIA GeForce RTX 4090, RTX_4090",
        "Tesla T4, T4",
        "NVIDIA A100, A100_40",
        "a100-sxm-80gb, A100_80",
        "V100, V100_16",
        "rtx 4060 ti, RTX_4060_TI_8",
        "NVIDIA RTX 6000 Ada, RTX_6000_ADA",
        "H100, H100",
        "h200 sxm, H200"
    })
    void namesAreReadAsPeopleWriteThem(String name, KnownGpu gpu) {
        assertEquals(Optional.of(gpu), KnownGpu.ofName(name));
    }

    @ParameterizedTest
    @EnumSource(KnownGpu.class)
    void eachGpuIsFoundByItsOwnName(KnownGpu gpu) {
        assertEquals(Optional.of(gpu), KnownGpu.ofName(gpu.text()));
    }

    @Test
    void aGpuThatNobodyKnowsIsNone() {
        for (String name : List.of("", "RTX", "RTX 3061", "Radeon 7900")) {
            assertEquals(Optional.empty(), KnownGpu.ofName(name));
        }
    }
}
