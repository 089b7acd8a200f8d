package dev.densescope.ui.shell.screens;

/** Lets screens, which are created before the window, show other screens. FX thread only. */
public final class ScreenSwitch {
    private Runnable reports = () -> {};
    private Runnable run = () -> {};
    private Runnable plan = () -> {};

    /** Sets what shows the screens, after the window has been created. */
    public void use(Runnable showReports, Runnable showRun, Runnable showPlan) {
        reports = showReports;
        run = showRun;
        plan = showPlan;
    }

    /** Shows the Reports screen. */
    public void showReports() {
        reports.run();
    }

    /** Shows the Run screen. */
    public void showRun() {
        run.run();
    }

    /** Shows the Plan screen. */
    public void showPlan() {
        plan.run();
    }
}
