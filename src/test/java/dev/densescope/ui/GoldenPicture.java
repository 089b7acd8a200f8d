package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Compares pictures with those in {@code src/test/resources/golden}, which people have looked at. A picture that differs
 * is written to {@code target/golden}. {@code mvn -q test -Dtest=GoldenChartsTest,*ScreenTest -Dgolden.renew=true} writes all
 * anew; look at them before the commit.
 */
public final class GoldenPicture {
    /** Of 255, in any channel: less is the edge of a letter. */
    private static final int MAX_DIFFERENCE = 40;

    private static final double MAX_SHARE = 0.002;
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    /** Where pictures are written to be looked at. */
    static final Path SEEN = Path.of("target", "golden");

    private GoldenPicture() {}

    /** Fails if a picture is not like that of the name. */
    public static void assertAlike(WritableImage picture, String name) throws IOException {
        assertAlike(SwingFXUtils.fromFXImage(picture, null), name, MAX_DIFFERENCE, MAX_SHARE);
    }

    /**
     * Fails if a picture is not like that of the name.
     *
     * @param maxDifference of 255, in any channel of a pixel
     * @param maxShare of pixels that differ by more
     */
    static void assertAlike(BufferedImage found, String name, int maxDifference, double maxShare) throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            write(found, FOLDER, name);
            return;
        }
        BufferedImage expected = read(name);
        String advice = name + ": the picture is in target/golden; how to renew it: GoldenPicture";
        double share = expected.getWidth() == found.getWidth() && expected.getHeight() == found.getHeight()
                ? share(expected, found, maxDifference)
                : 1;
        if (share > maxShare) {
            write(found, SEEN, name);
        }
        assertEquals(
                expected.getWidth() + "x" + expected.getHeight(), found.getWidth() + "x" + found.getHeight(), advice);
        assertTrue(share <= maxShare, () -> "%.2f %% of the pixels differ. %s".formatted(100 * share, advice));
    }

    private static BufferedImage read(String name) throws IOException {
        try (InputStream in = GoldenPicture.class.getResourceAsStream("/golden/" + name + ".png")) {
            assertNotNull(in, name + " is new: see GoldenPicture");
            return ImageIO.read(in);
        }
    }

    static void write(BufferedImage picture, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    }

    private static double share(BufferedImage one, BufferedImage other, int maxDifference) {
        int differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (difference(one.getRGB(x, y), other.getRGB(x, y)) > maxDifference) {
                    differing++;
                }
            }
        }
        return differing / (double) (one.getWidth() * one.getHeight());
    }

    private static int difference(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((one >>> shift & 255) - (other >>> shift & 255)));
        }
        return most;
    }
}
