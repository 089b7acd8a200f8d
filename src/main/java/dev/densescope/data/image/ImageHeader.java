package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The header of an image file, independent of its name. It is parsed without a library, which takes microseconds and
 * allocates nothing for the sizes that a header claims.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageHeader(Format format, int width, int height) {
    /** Maximum number of pixels of an image; larger images are skipped. */
    public static final long MAX_PIXELS = 1L << 26;

    /** Maximum width and height of an image, in pixels. */
    public static final int LONGEST_SIDE = 1 << 15;

    /** Image formats. */
    public enum Format {
        PNG,
        JPEG,
        /** A JPEG with four components: CMYK or YCCK. */
        CMYK_JPEG,
        BMP,
        GIF,
        TIFF,
        WEBP
    }

    /**
     * Reads and checks the header of a file.
     *
     * @throws UnreadableImageException if it is not the header of a usable image
     * @throws IOException if the file cannot be opened or read
     */
    public static ImageHeader read(Path file) throws IOException, UnreadableImageException {
        try (HeaderInput input = new HeaderInput(file)) {
            if (input.length() == 0) {
                throw new UnreadableImageException(Text.of("it is empty"));
            }
            ImageHeader header = read(input);
            requireAllowedSize(header.width, header.height);
            return header;
        } catch (EOFException end) {
            throw new UnreadableImageException(Text.of("its header is truncated"), end);
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

    /** Rejects an image that is too large to decode. */
    static void requireAllowedSize(long width, long height) throws UnreadableImageException {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MAX_PIXELS) {
            throw new UnreadableImageException(Text.of(
                    "it has %dx%d pixels, but at most %d per side and %d in total are supported",
                    width, height, LONGEST_SIDE, MAX_PIXELS));
        }
    }
}
