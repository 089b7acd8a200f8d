package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkippedImagesTest {
    private static final SkippedImage EMPTY = new SkippedImage("a/1.png", "it is empty");
    private static final SkippedImage DAMAGED = new SkippedImage("b/2.png", "its pixels are damaged");

    @Test
    void onlyWhatWasNotToldBeforeIsTold() {
        SkippedImages told = SkippedImages.of(List.of(EMPTY));
        SkippedImages now = SkippedImages.of(List.of(DAMAGED, EMPTY));

        assertEquals(
                Optional.of("1 more image file was skipped: b/2.png (its pixels are damaged)."),
                now.sentenceSince(told).map(Text::toString));
        assertEquals(Optional.empty(), told.sentenceSince(told));
        assertEquals(now.sentence(), now.sentenceSince(SkippedImages.NONE));
    }
}
