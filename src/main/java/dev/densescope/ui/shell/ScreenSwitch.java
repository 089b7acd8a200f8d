package dev.densescope.ui.shell;

/** Lets screens, which are created before the window, show other screens. FX thread only. */
final class ScreenSwitch {
    private Runnable reports = () -> {};
    private Runnable run = () -> {};
    private Runnable plan = () -> {};

    void use(Runnable showReports, Runnable showRun, Runnable showPlan) {
        reports = showReports;
        run = showRun;
        plan = showPlan;
    }

    void showReports() {
        reports.run();
    }

    void showRun() {
        run.run();
    }

    void showPlan() {
        plan.run();
    }
}
