package dev.densescope.data.image;

import dev.densescope.language.Text;

/** A file in no known image format, according to its first bytes. */
public final class UnrecognisedImageException extends UnreadableImageException {
    private static final long serialVersionUID = 1L;

    UnrecognisedImageException() {
        super(Text.of("it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image"));
    }
}
