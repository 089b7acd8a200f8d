package dev.densescope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Text;
import dev.densescope.spec.InputSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSizesTest {
    private static final ImageSizes.Size SMALL = new ImageSizes.Size(32, 32);
    private static final ImageSizes.Size LARGE = new ImageSizes.Size(64, 64);
    private static final ImageSizes.Size PHOTOGRAPH = new ImageSizes.Size(500, 375);
    private static final ImageSizes.Size PORTRAIT = new ImageSizes.Size(375, 500);

    @Test
    void nothingIsSaidOfImagesThatAreTheInput() {
        assertEquals(List.of(), new ImageSizes(Map.of(SMALL, 7)).changes(InputSpec.square(32)));
    }

    @Test
    void theMostUsualOfTheOtherSizesIsNamed() {
        ImageSizes sizes = new ImageSizes(Map.of(SMALL, 90, PHOTOGRAPH, 7, PORTRAIT, 3));
        assertEquals(
                List.of(
                        "Images of 500x375 and other sizes are resized to 32x32: scaled to cover it, and center-cropped."),
                sizes.changes(InputSpec.square(32)).stream().map(Text::toString).toList());
        assertEquals(
                List.of(
                        "Images of 32x32 and other sizes are resized to 224x224: scaled to cover it, and center-cropped."),
                sizes.changes(InputSpec.square(224)).stream()
                        .map(Text::toString)
                        .toList());
    }

    @Test
    void nothingIsCutOffWhereTheShapeIsTheSame() {
        assertEquals(
                List.of("Images of 64x64 are resized to 32x32: the aspect ratio is the same, so nothing is cropped."),
                new ImageSizes(Map.of(SMALL, 1, LARGE, 2))
                        .changes(InputSpec.square(32)).stream()
                                .map(Text::toString)
                                .toList());
    }

    @Test
    void whatIsWidthAndWhatIsHeightIsSaidWhereTheyDiffer() {
        assertEquals(
                List.of("Images of 500x375 are resized to 512x256: scaled to cover it, and center-cropped"
                        + " (sizes are width x height)."),
                new ImageSizes(Map.of(PHOTOGRAPH, 1))
                        .changes(new InputSpec(3, 256, 512)).stream()
                                .map(Text::toString)
                                .toList());
    }

    @Test
    void greysAreTold() {
        assertEquals(
                List.of("Images are converted to greyscale, because the design has 1 input channel."),
                new ImageSizes(Map.of(SMALL, 1))
                        .changes(new InputSpec(1, 32, 32)).stream()
                                .map(Text::toString)
                                .toList());
    }

    @Test
    void sizesOfTwoPartsAddUp() {
        assertEquals(
                new ImageSizes(Map.of(SMALL, 3, LARGE, 4)),
                new ImageSizes(Map.of(SMALL, 1)).with(new ImageSizes(Map.of(SMALL, 2, LARGE, 4))));
    }
}
