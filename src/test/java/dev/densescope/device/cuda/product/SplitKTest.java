package dev.densescope.device.cuda.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitKTest {
    @Test
    void shortSumsAreNotCut() {
        assertEquals(new SplitK(1, 1023, 0), SplitK.of(64, 128, 1023));
        assertEquals(1, SplitK.of(64, 128, 1023).count());
    }

    @Test
    void aProductWithManyResultsIsNotCut() {
        assertEquals(1, SplitK.of(1024, 1024, 1 << 20).count());
        assertEquals(1, SplitK.of(2048, 2048, 1 << 20).count());
    }

    @Test
    void aFirstLayersGradientOfWeightsIsCutIntoEqualPieces() {
        assertEquals(new SplitK(64, 3136, 0), SplitK.of(64, 128, 64 * 56 * 56));
    }

    @Test
    void whatDoesNotComeOutEvenIsAShorterPiece() {
        SplitK pieces = SplitK.of(5, 12, 4551);
        assertEquals(new SplitK(7, 576, 519), pieces);
        assertEquals(8, pieces.count());
    }

    @Test
    void allPiecesTogetherAreTheSumAndTheirResultsFitIntoMemory() {
        for (int rows = 1; rows < 2500; rows += 97) {
            for (int products = 1; products < 300_000; products += 7919) {
                SplitK pieces = SplitK.of(rows, 192, products);
                assertEquals(products, pieces.whole() * pieces.length() + pieces.rest());
                assertTrue(pieces.count() == 1 || pieces.count() * 192L * rows * Float.BYTES <= 8 << 20);
            }
        }
    }
}
