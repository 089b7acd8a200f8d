package dev.densescope.data.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Detects damage that the JPEG reader replaces with grey instead of failing. */
final class DamageListener implements IIOReadWarningListener {
    private boolean found;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // messages of libjpeg; extraneous bytes before a marker are harmless, and many cameras write them
        found |= warning.startsWith("Premature end")
                || (warning.startsWith("Corrupt JPEG") && !warning.contains("extraneous"));
    }

    boolean found() {
        return found;
    }
}
