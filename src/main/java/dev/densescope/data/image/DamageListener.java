package dev.densescope.data.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears of damage that the JPEG reader paints over with grey instead of failing. */
final class DamageListener implements IIOReadWarningListener {
    private boolean found;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // libjpeg's words; bytes too many before a marker do no harm, and many cameras write them
        found |= warning.startsWith("Premature end")
                || (warning.startsWith("Corrupt JPEG") && !warning.contains("extraneous"));
    }

    boolean found() {
        return found;
    }
}
