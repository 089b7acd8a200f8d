package dev.densescope.data.image;

/** A file's first bytes are of no kind of image that is known: it may be anything else. */
public final class UnrecognisedImageException extends UnreadableImageException {
    private static final long serialVersionUID = 1L;

    UnrecognisedImageException() {
        super("it is no PNG, JPEG, BMP, GIF, TIFF or WebP image");
    }
}
