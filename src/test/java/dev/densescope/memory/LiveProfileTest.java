package dev.densescope.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class LiveProfileTest {
    @Test
    void changesCountFromTheNextOperationOn() {
        LiveProfile profile = new LiveProfile.Builder()
                .change(Category.FEATURES, 10)
                .operation()
                .change(Category.CONCATENATION, 30)
                .operation()
                .change(Category.CONCATENATION, -30)
                .change(Category.GRADIENTS, 5)
                .operation()
                .build();

        assertEquals(3, profile.operations());
        assertEquals(10, profile.totalBytes(0));
        assertEquals(30, profile.bytes(1, Category.CONCATENATION));
        assertEquals(10, profile.bytes(2, Category.FEATURES));
        assertEquals(15, profile.totalBytes(2));
        assertEquals(1, profile.peakOperation());
        assertEquals(40, profile.peakBytes());
    }

    @Test
    void ofSeveralPeaksTheFirstCounts() {
        LiveProfile.Builder builder = new LiveProfile.Builder().change(Category.FEATURES, 1);
        assertEquals(0, builder.operation().operation().build().peakOperation());
    }

    @Test
    void aProfileWithoutOperationsHasNoBytes() {
        assertEquals(0, new LiveProfile.Builder().build().peakBytes());
    }

    @Test
    void profilesOfManyOperationsAreEqualWhenAllTheirBytesAre() {
        assertEquals(ramp(1000, 3), ramp(1000, 3));
        assertEquals(ramp(1000, 3).hashCode(), ramp(1000, 3).hashCode());
        assertNotEquals(ramp(1000, 3), ramp(1000, 4));
        assertNotEquals(ramp(1000, 3), ramp(999, 3));
        assertEquals(3000, ramp(1000, 3).peakBytes());
        assertEquals(3000, ramp(1000, 3).peakBytes(Category.FEATURES));
        assertEquals(0, ramp(1000, 3).peakBytes(Category.GRADIENTS));
        assertEquals(999, ramp(1000, 3).peakOperation());
    }

    private static LiveProfile ramp(int operations, long bytes) {
        LiveProfile.Builder builder = new LiveProfile.Builder();
        for (int i = 0; i < operations; i++) {
            builder.change(Category.FEATURES, bytes).operation();
        }
        return builder.build();
    }
}
