package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads the chunks of a WebP file up to the size of the image. */
final class WebpHeader {
    static final int START = 'R' << 8 | 'I';

    private static final int SIDE_BITS = 0x3FFF;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final String LOSSY_SIGNATURE = "\u009D\u0001*";
    private static final int MIN_EXTENDED_BYTES = 10;

    private WebpHeader() {}

    /** Reads the header after the first two bytes. */
    static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        input.order(ByteOrder.LITTLE_ENDIAN);
        if (!input.text(2).equals("FF")) {
            throw new UnrecognisedImageException();
        }
        input.skip(Integer.BYTES);
        if (!input.text(4).equals("WEBP")) {
            throw new UnrecognisedImageException();
        }
        String chunk = input.text(4);
        long bytes = input.unsignedInt();
        return chunk.equals("VP8X") ? extended(input, bytes) : image(input, chunk);
    }

    /** An extended file: a canvas, and an image of the same size in a later chunk. */
    private static ImageHeader extended(HeaderInput input, long bytes) throws IOException, UnreadableImageException {
        if (bytes < MIN_EXTENDED_BYTES) {
            throw damaged();
        }
        int flags = input.unsignedByte();
        input.skip(3);
        ImageHeader canvas = header(three(input) + 1, three(input) + 1);
        ImageHeader.requireAllowedSize(canvas.width(), canvas.height());
        input.skip(bytes - MIN_EXTENDED_BYTES + (bytes & 1));
        if ((flags & 0x02) != 0) {
            throw new UnreadableImageException(Text.of("it is an animated WebP"));
        }
        String chunk = input.text(4);
        long length = input.unsignedInt();
        while (!chunk.equals("VP8 ") && !chunk.equals("VP8L")) {
            input.skip(length + (length & 1));
            chunk = input.text(4);
            length = input.unsignedInt();
        }
        if (!image(input, chunk).equals(canvas)) {
            throw damaged();
        }
        return canvas;
    }

    private static ImageHeader image(HeaderInput input, String chunk) throws IOException, UnreadableImageException {
        if (chunk.equals("VP8L") && input.unsignedByte() == LOSSLESS_SIGNATURE) {
            int sides = input.signedInt();
            return header((sides & SIDE_BITS) + 1, (sides >>> 14 & SIDE_BITS) + 1);
        }
        if (chunk.equals("VP8 ")) {
            input.skip(3);
            if (input.text(LOSSY_SIGNATURE.length()).equals(LOSSY_SIGNATURE)) {
                return header(input.unsignedShort() & SIDE_BITS, input.unsignedShort() & SIDE_BITS);
            }
        }
        throw damaged();
    }

    private static ImageHeader header(int width, int height) throws UnreadableImageException {
        if (width == 0 || height == 0) {
            throw damaged();
        }
        return new ImageHeader(ImageHeader.Format.WEBP, width, height);
    }

    private static int three(HeaderInput input) throws IOException {
        return input.unsignedShort() | input.unsignedByte() << 16;
    }

    private static UnreadableImageException damaged() {
        return new UnreadableImageException(Text.of("its WebP header is damaged"));
    }
}
