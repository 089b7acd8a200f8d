package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;
import java.util.Set;

/** Reads the segments of a JPEG file up to the size of the image. */
final class JpegHeader {
    static final int START = 0xFFD8;

    private static final int MARKER = 0xFF;

    /** Baseline, extended and progressive, with Huffman coding. */
    private static final Set<Integer> READABLE_FRAMES = Set.of(0xC0, 0xC1, 0xC2);

    private static final Set<Integer> OTHER_FRAMES = Set.of(0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF);
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int CMYK_COMPONENTS = 4;

    private JpegHeader() {}

    /** Reads the header after the first two bytes. */
    static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        while (true) {
            int segment = nextSegment(input);
            if (READABLE_FRAMES.contains(segment)) {
                return frame(input);
            }
            if (OTHER_FRAMES.contains(segment)) {
                throw new UnreadableImageException(Text.of("it is a lossless, arithmetic or hierarchical JPEG"));
            }
            if (segment == SCAN || segment == END) {
                throw new UnreadableImageException(Text.of("its JPEG header is damaged"));
            }
            int length = input.unsignedShort() - 2;
            if (length < 0) {
                throw new UnreadableImageException(Text.of("its JPEG header is damaged"));
            }
            input.skip(length);
        }
    }

    private static int nextSegment(HeaderInput input) throws IOException, UnreadableImageException {
        if (input.unsignedByte() != MARKER) {
            throw new UnreadableImageException(Text.of("its JPEG header is damaged"));
        }
        int segment = input.unsignedByte();
        while (segment == MARKER) { // may be repeated as padding
            segment = input.unsignedByte();
        }
        return segment;
    }

    private static ImageHeader frame(HeaderInput input) throws IOException, UnreadableImageException {
        input.unsignedShort(); // length
        int bits = input.unsignedByte();
        int height = input.unsignedShort();
        int width = input.unsignedShort();
        int components = input.unsignedByte();
        if (bits != 8) {
            throw new UnreadableImageException(Text.of("it is a JPEG of %d bits, but only 8 bits are supported", bits));
        }
        if (width == 0 || height == 0 || (components != 1 && components != 3 && components != CMYK_COMPONENTS)) {
            throw new UnreadableImageException(Text.of("its JPEG header is damaged"));
        }
        return new ImageHeader(
                components == CMYK_COMPONENTS ? ImageHeader.Format.CMYK_JPEG : ImageHeader.Format.JPEG, width, height);
    }
}
