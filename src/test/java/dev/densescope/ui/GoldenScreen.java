package dev.densescope.ui;

import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Scale;

/**
 * Compares a screen, light and dark, at one and at two pixels per unit, with the pictures that people have looked at (see
 * {@link GoldenPicture}). It is compared from afar: each pixel of a picture is the mean of a square of the screen, so that the
 * edges of letters, which differ between machines, hardly matter. This finds a part that is missing, covered, elsewhere, of
 * another size or colour, and a chart that is not drawn or not at twice the scale. It finds no wrong word or digit.
 */
public final class GoldenScreen {
    /** In units of the screen: about a letter. */
    private static final int SQUARE = 8;
    /** Of 255, in any channel: less is another way to draw the same letters. */
    private static final int MAX_DIFFERENCE = 24;
    /** About a dozen squares: a small button is more, an indicator that turns is less. */
    private static final double MAX_SHARE = 0.001;

    private GoldenScreen() {}

    /** Fails if the screen does not look as it did; leaves it in the theme that it had. Not on the FX thread. */
    public static void assertAlike(Scene scene, Appearance appearance, String name) throws IOException {
        Theme before = appearance.theme();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            choose(appearance, theme);
            for (int scale : Boolean.getBoolean("golden.renew") ? new int[] {1} : new int[] {1, 2}) {
                String picture = name + "-" + theme.name().toLowerCase(Locale.ROOT);
                BufferedImage whole = picture(scene, scale);
                GoldenPicture.write(whole, GoldenPicture.SEEN, picture + "-" + scale + "x-whole");
                GoldenPicture.assertAlike(means(whole, SQUARE * scale), picture, MAX_DIFFERENCE, MAX_SHARE);
            }
        }
        choose(appearance, before);
    }

    private static void choose(Appearance appearance, Theme theme) {
        Pictures.onFx(() -> {
            appearance.choose(theme);
            return theme;
        });
        Frames.settle();
    }

    private static BufferedImage picture(Scene scene, int scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(scene.getFill());
        return SwingFXUtils.fromFXImage(Pictures.onFx(() -> scene.getRoot().snapshot(parameters, null)), null);
    }

    /** A pixel for each whole square. */
    private static BufferedImage means(BufferedImage whole, int square) {
        BufferedImage means =
                new BufferedImage(whole.getWidth() / square, whole.getHeight() / square, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < means.getHeight(); y++) {
            for (int x = 0; x < means.getWidth(); x++) {
                means.setRGB(x, y, mean(whole.getRGB(x * square, y * square, square, square, null, 0, square)));
            }
        }
        return means;
    }

    private static int mean(int[] pixels) {
        int mean = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int sum = 0;
            for (int pixel : pixels) {
                sum += pixel >>> shift & 255;
            }
            mean |= Math.round((float) sum / pixels.length) << shift;
        }
        return mean;
    }
}
