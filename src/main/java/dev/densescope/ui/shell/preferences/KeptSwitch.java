package dev.densescope.ui.shell.preferences;

import dev.densescope.ui.model.KeptState;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A setting that is on unless it was switched off, kept between starts. FX thread only. */
public final class KeptSwitch {
    private static final String OFF = "off";

    private KeptSwitch() {}

    /** @param key of the kept state */
    public static BooleanProperty of(KeptState kept, String key) {
        BooleanProperty on = new SimpleBooleanProperty(!kept.get(key).equals(Optional.of(OFF)));
        on.addListener((observable, before, now) -> {
            if (now) {
                kept.remove(key);
            } else {
                kept.set(key, OFF);
            }
        });
        return on;
    }
}
