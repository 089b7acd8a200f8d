package dev.densescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DownsamplingTest {
    private final Downsampling<Double> thinning = new Downsampling<>(100, List.of(Double::doubleValue));

    @Test
    void aShortSeriesIsKeptWhole() {
        List<Double> series = Collections.nCopies(100, 1.0);
        assertSame(series, thinning.of(series));
    }

    @Test
    void extremesWhatIsNotFiniteAndTheLastSurviveInOrder() {
        List<Double> series = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            series.add(i + random.nextDouble());
        }
        series.set(4_321, 1e9);
        series.set(5_432, -1e9);
        series.set(6_543, Double.NaN);
        List<Double> kept = thinning.of(series);
        assertTrue(kept.size() <= 100, kept.size() + " kept");
        assertTrue(kept.containsAll(List.of(1e9, -1e9, Double.NaN, series.get(9_999), series.get(0))));
        assertEquals(series.stream().filter(kept::contains).toList(), kept);
    }
}
