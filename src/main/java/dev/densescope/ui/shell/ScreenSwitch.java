package dev.densescope.ui.shell;

/** Lets a screen, which is built before the window is, bring Reports to the front. FX thread only. */
final class ScreenSwitch {
    private Runnable window = () -> {};

    void use(Runnable showReports) {
        window = showReports;
    }

    void showReports() {
        window.run();
    }
}
