package dev.densescope.ui.shell;

/** Lets screens, which are built before the window is, bring others to the front. FX thread only. */
final class ScreenSwitch {
    private Runnable reports = () -> {};
    private Runnable run = () -> {};

    void use(Runnable showReports, Runnable showRun) {
        reports = showReports;
        run = showRun;
    }

    void showReports() {
        reports.run();
    }

    void showRun() {
        run.run();
    }
}
