package dev.densescope.ui.shell;

import java.util.function.IntConsumer;

/** Lets a screen, which is built before the window is, bring another to the front. FX thread only. */
final class ScreenSwitch {
    private IntConsumer window = screen -> {};

    void use(IntConsumer showScreen) {
        window = showScreen;
    }

    void show(int screen) {
        window.accept(screen);
    }
}
