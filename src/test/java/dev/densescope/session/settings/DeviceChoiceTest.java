package dev.densescope.session.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.plan.hardware.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"cuda", "cuda:0", "cuda:12"})
    void schedulesForGpusHaveTheirPrecision(String id) {
        assertTrue(new DeviceChoice(id, 2).isNvidia());
        assertEquals(Target.nvidia(false), new DeviceChoice(id, 2).target());
        assertEquals(Target.nvidia(true), new DeviceChoice(id, 2, true).target());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "auto", "cudalike"})
    void otherDevicesAreCompiledForTheCpu(String id) {
        assertFalse(new DeviceChoice(id, 3).isNvidia());
        assertEquals(Target.processor(3), new DeviceChoice(id, 3, true).target());
    }

    @Test
    void onlyOurOwnKernelsComputeInChunks() {
        Target nd4j = new DeviceChoice("nd4j", 3).target();
        assertEquals(Target.processor(3).withoutChunks(), nd4j);
        assertEquals(nd4j, new DeviceChoice("nd4j", 3).searchTarget());
        boolean linux = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assertEquals(linux ? Target.processor(3) : nd4j, new DeviceChoice("cpu", 3).searchTarget());
    }

    @Test
    void theCpuNeverRounds() {
        DeviceChoice automatic = new DeviceChoice("auto", 2, true);
        assertEquals(new DeviceChoice("cuda:0", 2, true), automatic.withId("cuda:0"));
        assertEquals(new DeviceChoice("cpu", 2, false), automatic.withId("cpu"));
    }
}
