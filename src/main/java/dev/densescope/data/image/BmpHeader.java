package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

/** The headers of a BMP file. */
final class BmpHeader {
    static final int START = 'B' << 8 | 'M';

    private static final int FILE_HEADER_REST = 12; // size, reserved, offset of pixels
    private static final int OLD_HEADER_BYTES = 12;
    private static final int MIN_HEADER_BYTES = 40;
    private static final int MAX_HEADER_BYTES = 124;
    private static final int MAX_COLOURS = 256;
    private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 16, 24, 32);
    /** None, run lengths of 8 and 4 bits, masks. */
    private static final Set<Integer> READABLE_COMPRESSIONS = Set.of(0, 1, 2, 3, 6);

    private BmpHeader() {}

    /** Reads the header after the first two bytes. */
    static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        input.order(ByteOrder.LITTLE_ENDIAN);
        input.skip(FILE_HEADER_REST);
        long headerBytes = input.unsignedInt();
        if (headerBytes == OLD_HEADER_BYTES) {
            int width = input.unsignedShort();
            int height = input.unsignedShort();
            input.skip(2);
            return header(width, height, input.unsignedShort());
        }
        if (headerBytes < MIN_HEADER_BYTES || headerBytes > MAX_HEADER_BYTES) {
            throw damaged();
        }
        int width = input.signedInt();
        int height = input.signedInt(); // negative: rows from top to bottom
        input.skip(2);
        int bits = input.unsignedShort();
        int compression = input.signedInt();
        input.skip(3 * Integer.BYTES);
        long colours = input.unsignedInt();
        if (!READABLE_COMPRESSIONS.contains(compression)) {
            throw new UnreadableImageException(Text.of("it is a BMP with an unsupported compression"));
        }
        if (colours > MAX_COLOURS || height == Integer.MIN_VALUE) {
            throw damaged();
        }
        return header(width, Math.abs(height), bits);
    }

    private static ImageHeader header(int width, int height, int bits) throws UnreadableImageException {
        if (width < 1 || height < 1 || !BITS.contains(bits)) {
            throw damaged();
        }
        return new ImageHeader(ImageHeader.Format.BMP, width, height);
    }

    private static UnreadableImageException damaged() {
        return new UnreadableImageException(Text.of("its BMP header is damaged"));
    }
}
