package dev.densescope.session.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.DeviceMemory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceMemoryUseTest {
    private static final DeviceMemory BEFORE = new DeviceMemory(1000, 100, 50, 10, 840, true);

    @Test
    void theReadingAtThePeakIsSplitByOwner() {
        DeviceMemoryUse use = new DeviceMemoryUse(
                Optional.of(BEFORE), List.of(sample(1, 380), sample(2, 405), sample(3, 390)), Optional.empty());
        DeviceMemoryUse.Balance balance = use.balance(300, 40).orElseThrow();
        assertEquals(260, balance.tensorBytes());
        assertEquals(40, balance.workspaceBytes());
        assertEquals(100, balance.contextBytes());
        assertEquals(5, balance.remainderBytes());
        assertEquals(455, balance.usedBytes());
        assertEquals(
                balance.usedBytes(),
                balance.tensorBytes()
                        + balance.workspaceBytes()
                        + balance.contextBytes()
                        + balance.remainderBytes()
                        + balance.used().othersBytes());
    }

    @Test
    void theRemainderIsNegativeIfTheDriverReportsLess() {
        DeviceMemoryUse use = new DeviceMemoryUse(Optional.of(BEFORE), List.of(sample(1, 380)), Optional.empty());
        assertEquals(-20, use.balance(300, 40).orElseThrow().remainderBytes());
    }

    @Test
    void bytesAfterEverythingWasFreedGiveTheContext() {
        DeviceMemory after = new DeviceMemory(1000, 103, 50, 10, 837, true);
        DeviceMemoryUse use = new DeviceMemoryUse(Optional.of(BEFORE), List.of(sample(1, 405)), Optional.of(after));
        assertEquals(103, use.balance(300, 40).orElseThrow().contextBytes());
        assertEquals(2, use.balance(300, 40).orElseThrow().remainderBytes());
    }

    @Test
    void withoutASampleThereIsNothingToSplit() {
        assertEquals(Optional.empty(), DeviceMemoryUse.UNKNOWN.balance(300, 40));
        assertEquals(
                Optional.empty(),
                new DeviceMemoryUse(Optional.of(BEFORE), List.of(), Optional.empty()).balance(300, 40));
    }

    private static DeviceMemoryUse.Sample sample(int step, long thisProcessBytes) {
        return new DeviceMemoryUse.Sample(step, new DeviceMemory(1000, thisProcessBytes, 50, 10, 0, true));
    }
}
