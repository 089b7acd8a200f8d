package dev.densescope.data.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The signature and the first chunk of a PNG file. */
final class PngHeader {
    static final int FIRST_BYTE = 0x89;
    static final int SECOND_BYTE = 'P';

    private static final byte[] REST_OF_SIGNATURE = {'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER_CHUNK = 0x49484452; // IHDR

    private PngHeader() {}

    /** Reads on after the first two bytes. */
    static ImageHeader read(DataInputStream input) throws IOException, UnreadableImageException {
        byte[] signature = new byte[REST_OF_SIGNATURE.length];
        input.readFully(signature);
        int length = input.readInt();
        int chunk = input.readInt();
        int width = input.readInt();
        int height = input.readInt();
        if (!Arrays.equals(signature, REST_OF_SIGNATURE)
                || length != 13
                || chunk != HEADER_CHUNK
                || width < 1
                || height < 1) {
            throw new UnreadableImageException("its PNG header is damaged");
        }
        return new ImageHeader(ImageHeader.Format.PNG, width, height);
    }
}
