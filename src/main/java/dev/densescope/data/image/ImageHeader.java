package dev.densescope.data.image;

import java.io.EOFException;
import java.io.IOException;
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
    public static final long MAX_PIXELS = 1L << 26;

    /** The longest side of an image, in pixels. */
    public static final int LONGEST_SIDE = 1 << 15;

    /** Kinds of files. */
    public enum Format {
        PNG,
        JPEG,
        /** A JPEG whose four components are CMYK, or YCCK, which encodes it. */
        CMYK_JPEG,
        BMP,
        GIF,
        TIFF,
        WEBP
    }

    /**
     * Reads and checks the header of a file.
     *
     * @throws UnreadableImageException if it is of no image that can be used
     * @throws IOException if the file cannot be opened or read
     */
    public static ImageHeader read(Path file) throws IOException, UnreadableImageException {
        try (HeaderInput input = new HeaderInput(file)) {
            if (input.length() == 0) {
                throw new UnreadableImageException("it is empty");
            }
            ImageHeader header = read(input);
            requireAllowedSize(header.width, header.height);
            return header;
        } catch (EOFException end) {
            throw new UnreadableImageException("it is cut off within its header", end);
        }
    }

    private static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        int first = input.unsignedByte();
        if (input.length() < 2) {
            throw new UnrecognisedImageException();
        }
        int second = input.unsignedByte();
        return switch (first << 8 | second) {
            case JpegHeader.START -> JpegHeader.read(input);
            case PngHeader.START -> PngHeader.read(input);
            case BmpHeader.START -> BmpHeader.read(input);
            case GifHeader.START -> GifHeader.read(input);
            case TiffHeader.LITTLE_ENDIAN, TiffHeader.BIG_ENDIAN ->
                TiffHeader.read(input, (first << 8 | second) == TiffHeader.LITTLE_ENDIAN);
            case WebpHeader.START -> WebpHeader.read(input);
            default -> throw new UnrecognisedImageException();
        };
    }

    /** Refuses an image of a size, or a part of one, for which too much would be allocated. */
    static void requireAllowedSize(long width, long height) throws UnreadableImageException {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MAX_PIXELS) {
            throw new UnreadableImageException(
                    "it has %dx%d pixels, more than the %d on a side and %d in all that are read"
                            .formatted(width, height, LONGEST_SIDE, MAX_PIXELS));
        }
    }
}
