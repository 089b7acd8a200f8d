package dev.densescope.device.cuda.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ChannelGridTest {
    @Test
    void aChannelHasABlockForEveryEightThousandElementsUpToSixtyFour() {
        assertEquals(1, ChannelGrid.of(3, 1).blocks());
        assertEquals(1, ChannelGrid.of(3, 8192).blocks());
        assertEquals(2, ChannelGrid.of(3, 8193).blocks());
        assertEquals(64, ChannelGrid.of(3, 64L * 8192).blocks());
        assertEquals(64, ChannelGrid.of(3, 1L << 30).blocks());
    }

    @Test
    void allChannelsTogetherMakeTheGridAndTheSums() {
        ChannelGrid grid = ChannelGrid.of(100, 3 * 8192);
        assertEquals(300, grid.totalBlocks());
        assertEquals(300 * 2 * 8, grid.sumBytes());
    }

    @Test
    void aChannelOfMoreThanTwoThousandMillionElementsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ChannelGrid.of(1, 1L << 31));
    }
}
