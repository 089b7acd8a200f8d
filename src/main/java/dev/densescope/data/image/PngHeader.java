package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;

/** Reads the signature and the first chunk of a PNG file. */
final class PngHeader {
    static final int START = 0x8950; // and "PNG" without its P

    private static final String REST_OF_SIGNATURE = "NG\r\n\u001A\n";
    private static final int HEADER_CHUNK = 0x49484452; // IHDR

    private PngHeader() {}

    /** Reads the header after the first two bytes. */
    static ImageHeader read(HeaderInput input) throws IOException, UnreadableImageException {
        String signature = input.text(REST_OF_SIGNATURE.length());
        int length = input.signedInt();
        int chunk = input.signedInt();
        int width = input.signedInt();
        int height = input.signedInt();
        if (!signature.equals(REST_OF_SIGNATURE) || length != 13 || chunk != HEADER_CHUNK || width < 1 || height < 1) {
            throw new UnreadableImageException(Text.of("its PNG header is damaged"));
        }
        return new ImageHeader(ImageHeader.Format.PNG, width, height);
    }
}
