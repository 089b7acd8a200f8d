package dev.densescope.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeakColumnsTest {
    @Test
    void aPeakThatIsNarrowerThanAPixelIsKept() {
        LiveProfile.Builder builder = new LiveProfile.Builder();
        for (int operation = 0; operation < 1000; operation++) {
            builder.change(Category.GRADIENTS, operation == 437 ? 900 : 0);
            builder.change(Category.FEATURES, 1);
            builder.operation();
            builder.change(Category.GRADIENTS, operation == 437 ? -900 : 0);
        }
        LiveProfile profile = builder.build();
        PeakColumns columns = new PeakColumns(profile, i -> i * 0.01, 10);
        assertEquals(10, columns.totalBytes().length);
        assertEquals(
                profile.peakBytes(), Arrays.stream(columns.totalBytes()).max().orElseThrow());
        assertEquals(900, columns.bytes(Category.GRADIENTS)[4]);
        assertEquals(438, columns.bytes(Category.FEATURES)[4]);
    }

    @Test
    void operationsWiderThanAPixelEachHaveAColumn() {
        LiveProfile profile = new LiveProfile.Builder()
                .change(Category.FEATURES, 5)
                .operation()
                .change(Category.FEATURES, -2)
                .operation()
                .build();
        PeakColumns columns = new PeakColumns(profile, i -> 3.5 + i * 7, 20);
        assertArrayEquals(new double[] {3.5, 10.5, 20}, columns.edges());
        assertArrayEquals(new long[] {5, 3}, columns.totalBytes());
    }
}
