package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads the blocks of a GIF file up to the size of the first frame. */
final class GifHeader {
    static final int START = 'G' << 8 | 'I';

    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOURS_BITS = 0x07;

    private GifHeader() {}

    /** Reads the header after the first two bytes. */
    static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        input.order(ByteOrder.LITTLE_ENDIAN);
        String version = input.text(4);
        if (!version.equals("F87a") && !version.equals("F89a")) {
            throw new UnrecognisedImageException();
        }
        ImageHeader.requireAllowedSize(input.unsignedShort(), input.unsignedShort()); // size of the screen
        int flags = input.unsignedByte();
        input.skip(2);
        if ((flags & HAS_COLOURS) != 0) {
            input.skip(3L << ((flags & COLOURS_BITS) + 1));
        }
        int block = input.unsignedByte();
        while (block == EXTENSION) {
            skipExtension(input);
            block = input.unsignedByte();
        }
        if (block != FRAME) {
            throw damaged();
        }
        input.skip(4); // position on the screen
        int width = input.unsignedShort();
        int height = input.unsignedShort();
        if (width == 0 || height == 0) {
            throw damaged();
        }
        return new ImageHeader(ImageHeader.Format.GIF, width, height);
    }

    private static void skipExtension(HeaderInput input) throws IOException {
        input.skip(1);
        int bytes = input.unsignedByte();
        while (bytes > 0) {
            input.skip(bytes);
            bytes = input.unsignedByte();
        }
    }

    private static UnreadableImageException damaged() {
        return new UnreadableImageException(Text.of("its GIF header is damaged"));
    }
}
