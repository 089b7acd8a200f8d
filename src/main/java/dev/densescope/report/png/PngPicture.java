package dev.densescope.report.png;

import dev.densescope.report.drawing.Ink;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.PictureTheme;
import dev.densescope.report.typeface.GlyphOutlines;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as PNG.
 *
 * @param theme with the background, which is opaque
 * @param scale pixels of the image for each pixel of the picture
 */
public record PngPicture(Picture picture, PictureTheme theme, double scale) {
    /**
     * Writes the same bytes at each call.
     *
     * @param glyphs of all pictures of an export, since its fonts are read once
     */
    public void write(OutputStream out, GlyphOutlines glyphs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream buffer = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image(glyphs), "png", buffer);
        }
        bytes.writeTo(out); // not from ImageIO, which hides why a stream fails
    }

    /** The picture as an opaque image. */
    public BufferedImage image(GlyphOutlines glyphs) {
        int width = (int) Math.ceil(picture.width() * scale);
        int height = (int) Math.ceil(picture.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(Ink.BACKGROUND.rgb(theme)));
        graphics.fillRect(0, 0, width, height);
        graphics.scale(scale, scale);
        new RasterPainter(graphics, theme, glyphs).paint(picture);
        graphics.dispose();
        return image;
    }
}
