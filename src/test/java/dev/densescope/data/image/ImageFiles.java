package dev.densescope.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Writes image files, sound and unsound ones. */
public final class ImageFiles {
    private ImageFiles() {}

    /** What colour, 0xRRGGBB, stands where. */
    @FunctionalInterface
    public interface Pattern {
        int colour(int x, int y);
    }

    public static BufferedImage image(int width, int height, int type, Pattern pattern) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | pattern.colour(x, y));
            }
        }
        return image;
    }

    /** A PNG file in 8-bit colours. */
    public static void png(Path file, int width, int height, Pattern pattern) {
        write(file, "png", image(width, height, BufferedImage.TYPE_INT_RGB, pattern));
    }

    /** A JPEG file in colours. */
    public static void jpeg(Path file, int width, int height, Pattern pattern) {
        write(file, "jpeg", image(width, height, BufferedImage.TYPE_INT_RGB, pattern));
    }

    public static void write(Path file, String format, BufferedImage image) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!ImageIO.write(image, format, file.toFile())) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A JPEG file with the four components of CMYK. */
    public static void cmyk(Path file) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileImageOutputStream output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
    }

    /** A JPEG file that comes in several scans, each sharper than the one before. */
    public static void progressive(Path file, BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (FileImageOutputStream output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /** A file of several frames, such as a GIF. */
    public static void frames(Path file, BufferedImage... frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (FileImageOutputStream output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** A PNG file whose header claims a size that its few bytes do not have. */
    public static void pngClaiming(Path file, int width, int height) throws IOException {
        png(file, 4, 4, (x, y) -> 0);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        Files.write(file, bytes);
    }

    /** Takes the second half of a file away. */
    public static void cutOff(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Puts noise into the middle of a file, where its pixels are. */
    public static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[Math.min(64, bytes.length / 4)];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
        Files.write(file, bytes);
    }
}
