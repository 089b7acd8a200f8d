package dev.densescope.data.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the beginning of an image file says, whatever the file is called. It is read by hand, without a library: nothing is
 * allocated for what a header may claim, and it takes microseconds.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageHeader(Format format, int width, int height) {
    /** The most pixels of an image; those of larger ones are never read. */
    public static final long MOST_PIXELS = 1L << 26;

    /** The longest side of an image, in pixels. */
    public static final int LONGEST_SIDE = 1 << 15;

    private static final int BUFFER_BYTES = 1024;

    /** Kinds of files, with the name that the JDK's readers go by. */
    public enum Format {
        PNG("png"),
        JPEG("jpeg");

        private final String readerName;

        Format(String readerName) {
            this.readerName = readerName;
        }

        String readerName() {
            return readerName;
        }
    }

    /**
     * Reads and checks the header of a file.
     *
     * @throws UnreadableImageException if it is of no image that can be used
     * @throws IOException if the file cannot be opened or read
     */
    public static ImageHeader read(Path file) throws IOException, UnreadableImageException {
        try (DataInputStream input =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            ImageHeader header = read(input);
            header.requireModest();
            return header;
        } catch (EOFException end) {
            throw new UnreadableImageException(
                    Files.size(file) == 0 ? "it is empty" : "it is cut off within its header", end);
        }
    }

    private static ImageHeader read(DataInputStream input) throws IOException, UnreadableImageException {
        int first = input.readUnsignedByte();
        int second = input.read();
        if (first == JpegHeader.MARKER && second == JpegHeader.START) {
            return JpegHeader.read(input);
        }
        if (first == PngHeader.FIRST_BYTE && second == PngHeader.SECOND_BYTE) {
            return PngHeader.read(input);
        }
        throw new UnreadableImageException("it is neither a PNG nor a JPEG image");
    }

    private void requireModest() throws UnreadableImageException {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new UnreadableImageException(
                    "it has %dx%d pixels, more than the %d on a side and %d in all that are read"
                            .formatted(width, height, LONGEST_SIDE, MOST_PIXELS));
        }
    }
}
