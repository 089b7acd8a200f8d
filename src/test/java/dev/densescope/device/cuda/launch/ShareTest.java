package dev.densescope.device.cuda.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void aChannelHasABlockForEveryEightThousandElementsUpToSixtyFour() {
        assertEquals(1, Share.of(3, 1).blocks());
        assertEquals(1, Share.of(3, 8192).blocks());
        assertEquals(2, Share.of(3, 8193).blocks());
        assertEquals(64, Share.of(3, 64L * 8192).blocks());
        assertEquals(64, Share.of(3, 1L << 30).blocks());
    }

    @Test
    void allChannelsTogetherMakeTheGridAndTheSums() {
        Share share = Share.of(100, 3 * 8192);
        assertEquals(300, share.grid());
        assertEquals(300 * 2 * 8, share.sumBytes());
    }

    @Test
    void aChannelOfMoreThanTwoThousandMillionElementsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Share.of(1, 1L << 31));
    }
}
