package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes image files to one size: scales the shorter side and center-crops. Immutable.
 *
 * <p>Very large images are subsampled while they are decoded, which limits the memory.
 */
public final class ImageDecoder {
    private final int channels;
    private final int height;
    private final int width;

    /** @param channels 3 for red, green and blue, 1 for grey */
    public ImageDecoder(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /**
     * Decodes a file.
     *
     * @param pixels receives unsigned bytes (C, H, W)
     * @throws UnreadableImageException if the file is not a usable image
     * @throws IOException if the file cannot be opened
     */
    public void decode(Path file, byte[] pixels) throws IOException, UnreadableImageException {
        Crop crop = Crop.of(ImageHeader.read(file), width, height);
        if (crop.image().format() == ImageHeader.Format.PNG) {
            PngChecksums.require(file);
        }
        try (ChannelImageInput input = new ChannelImageInput(file)) {
            resample(PixelRows.of(read(input, crop)), crop, pixels);
        }
    }

    private static BufferedImage read(ChannelImageInput input, Crop crop) throws IOException, UnreadableImageException {
        ImageReader reader = ImageReaders.of(crop.image().format());
        try {
            DamageListener damage = new DamageListener();
            reader.addIIOReadWarningListener(damage);
            reader.setInput(input, true, true);
            ImageReadParam part = reader.getDefaultReadParam();
            part.setSourceRegion(crop.region());
            part.setSourceSubsampling(crop.every(), crop.every(), crop.offset(), crop.offset());
            BufferedImage image = reader.read(0, part);
            // the BMP reader leaves missing rows black if it reads a part of each row
            boolean isCutOff = crop.image().format() == ImageHeader.Format.BMP && input.isShort();
            if (damage.found() || isCutOff) {
                throw new UnreadableImageException(Text.of("its pixels are damaged or truncated"));
            }
            return image;
        } catch (IOException | RuntimeException damaged) {
            // readers throw arbitrary exceptions for damaged files
            throw new UnreadableImageException(Text.of("its pixels are damaged or truncated"), damaged);
        } finally {
            reader.dispose();
        }
    }

    private void resample(PixelRows rows, Crop crop, byte[] pixels) {
        Resampling horizontal = crop.horizontal(rows.width());
        float[][] row = new float[channels][rows.width()];
        float[][][] narrowed = new float[channels][rows.height()][width];
        for (int y = 0; y < rows.height(); y++) {
            rows.read(y, row);
            for (int channel = 0; channel < channels; channel++) {
                horizontal.row(row[channel], narrowed[channel][y]);
            }
        }
        Resampling vertical = crop.vertical(rows.height());
        float[] target = new float[width];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < height; y++) {
                vertical.column(narrowed[channel], y, target);
                put(target, pixels, (channel * height + y) * width);
            }
        }
    }

    private static void put(float[] values, byte[] pixels, int start) {
        for (int x = 0; x < values.length; x++) {
            pixels[start + x] = (byte) Math.min(255, Math.max(0, Math.round(values[x])));
        }
    }
}
