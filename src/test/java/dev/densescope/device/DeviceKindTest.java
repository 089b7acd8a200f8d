package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKindTest {
    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsId(DeviceKind kind) {
        assertEquals(Optional.of(kind), DeviceKind.of(kind.id()));
    }

    @ParameterizedTest
    @CsvSource({"cuda:0, 0", "cuda:12, 12", "cuda:9999, 9999"})
    void aGpuIsFoundByItsNumber(String id, int number) {
        assertEquals(Optional.of(DeviceKind.NVIDIA), DeviceKind.of(id));
        assertEquals(OptionalInt.of(number), DeviceKind.NVIDIA.number(id));
        assertEquals(id, DeviceKind.NVIDIA.id(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda:", "cuda:x", "cuda:-1", "cuda:12345", "cuda: 1"})
    void aNumberThatMakesNoSenseStillMeansAGpu(String word) {
        assertEquals(Optional.of(DeviceKind.NVIDIA), DeviceKind.of(word));
        assertEquals(OptionalInt.empty(), DeviceKind.NVIDIA.number(word));
        assertEquals(false, DeviceKind.NVIDIA.hasId(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auto", "CPU", "cudalike", "cpu:0", "nd4j:0"})
    void otherWordsMeanNoKind(String word) {
        assertEquals(Optional.empty(), DeviceKind.of(word));
    }

    /** Run files, reports and scripts hold them. */
    @Test
    void idsAreThoseThatScriptsRelyOn() {
        assertEquals("cpu", DeviceKind.PROCESSOR.id());
        assertEquals("cuda", DeviceKind.NVIDIA.id());
        assertEquals("nd4j", DeviceKind.ND4J.id());
    }
}
