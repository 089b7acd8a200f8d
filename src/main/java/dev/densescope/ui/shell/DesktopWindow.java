package dev.densescope.ui.shell;

import dev.densescope.device.DeviceKind;
import dev.densescope.failure.Failures;
import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.Threads;
import dev.densescope.file.UserFolders;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.session.costs.KeptCosts;
import dev.densescope.session.device.Devices;
import dev.densescope.session.device.LocalDevices;
import dev.densescope.session.local.LocalRunner;
import dev.densescope.ui.Background;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.chart.ChartExport;
import dev.densescope.ui.compare.CompareScreen;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.design.DesignScreen;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.design.model.LeastPlanFeed;
import dev.densescope.ui.export.ComparisonExports;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.export.ModelExports;
import dev.densescope.ui.export.ReportExports;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.DroppedPlanNotice;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.RunHistory;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.plan.PlanScreen;
import dev.densescope.ui.plan.model.PlanExport;
import dev.densescope.ui.plan.model.PlanViewModel;
import dev.densescope.ui.plan.times.CostsRefinement;
import dev.densescope.ui.plan.times.KeptCalibrations;
import dev.densescope.ui.reports.ReportsModel;
import dev.densescope.ui.reports.ReportsScreen;
import dev.densescope.ui.run.RunScreen;
import dev.densescope.ui.run.active.RunFiles;
import dev.densescope.ui.run.form.FileLooks;
import dev.densescope.ui.run.form.FormMemory;
import dev.densescope.ui.run.form.FormStart;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.run.model.RunExport;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.shell.desktop.DesktopOpener;
import dev.densescope.ui.shell.desktop.DesktopPrograms;
import dev.densescope.ui.shell.device.DeviceChoices;
import dev.densescope.ui.shell.device.GpuSearch;
import dev.densescope.ui.shell.device.ThisMachine;
import dev.densescope.ui.shell.file.DesktopCompareDialogs;
import dev.densescope.ui.shell.file.DesktopExportDialogs;
import dev.densescope.ui.shell.file.DesktopFileDialogs;
import dev.densescope.ui.shell.file.DesktopFormDialogs;
import dev.densescope.ui.shell.file.DesktopReportDialogs;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.file.OneQuestion;
import dev.densescope.ui.shell.file.UserSettings;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.shell.notice.FailureDialog;
import dev.densescope.ui.shell.notice.LogFolder;
import dev.densescope.ui.shell.notice.UncaughtFailureNotices;
import dev.densescope.ui.shell.notice.WindowNotices;
import dev.densescope.ui.shell.pages.PageBuilder;
import dev.densescope.ui.shell.pages.WindowPages;
import dev.densescope.ui.shell.preferences.LanguageSetting;
import dev.densescope.ui.shell.screens.FirstFrame;
import dev.densescope.ui.shell.screens.LazyScreen;
import dev.densescope.ui.shell.screens.ScreenSwitch;
import dev.densescope.ui.shell.screens.Screens;
import dev.densescope.ui.shell.screens.WindowParts;
import dev.densescope.ui.theme.Appearance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Creates the window: shared state, screens, shell. FX thread only. */
public final class DesktopWindow {
    /** Devices of every machine; the first is the default. */
    private static final List<String> CHOICES = Stream.concat(
                    Stream.of(Devices.AUTO),
                    Stream.of(DeviceKind.values()).filter(kind -> !kind.isGpu()).map(DeviceKind::id))
            .toList();

    private static final Duration KEPT_AFTER = Duration.millis(500);

    private final SettingsWriter settingsWriter = new SettingsWriter();
    private final UserSettings settings;
    private final Path runsFolder;
    private final ProgramLog log;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final FxThread fx = new FxThread();
    private final Threads.Worker predictor = Threads.worker("predictions");
    private final Threads.Worker worker = Threads.worker("files and previews");
    private final Threads.Worker inspector = Threads.worker("chosen files");
    private final Threads.Worker exporter = Threads.worker("exports");
    private final Threads.Worker planner = Threads.worker("plans");
    private final Threads.Worker fitter = Threads.worker("what fits");
    private final Threads.Worker opener = Threads.worker("opened files");
    private final Threads.Worker keeper = Threads.worker("unsaved work");
    private final Threads.Worker desktop = Threads.worker("desktop programs");
    private final Threads.Worker gpuSearch = Threads.worker("search for GPUs");
    private final LocalDevices devices = new LocalDevices();
    private final LocalRunner runner = new LocalRunner(devices);
    private final UncaughtFailureNotices failures = new UncaughtFailureNotices(fx);
    /** Ends a run in order when the session ends or the process is terminated, so that its files are complete. */
    private final Thread endOfProcess = Threads.shutdownHook("end of the process", this::endFiles);

    private volatile Runnable stopExports = () -> {};
    private volatile Runnable endBaseline = () -> {};
    private Runnable stopRun = () -> {};
    private Runnable stopPlans = () -> {};
    private Runnable keepRunSettings = () -> {};
    private Consumer<List<Path>> openFiles = files -> {};
    private Runnable welcome = () -> {};

    /**
     * @param settingsFolder folder of the settings of the window
     * @param runsFolder folder of run files
     * @param log where failures are logged
     */
    public DesktopWindow(Path settingsFolder, Path runsFolder, ProgramLog log) {
        this.log = log;
        settings = new UserSettings(settingsFolder, settingsWriter);
        this.runsFolder = runsFolder;
    }

    /** With the settings and runs of the current user. */
    public static DesktopWindow ofThisUser() {
        return new DesktopWindow(UserFolders.settings(), UserFolders.data().resolve("runs"), ProgramLog.ofThisUser());
    }

    /** Shows the window on a stage. */
    public void open(Stage stage) {
        Appearance appearance = new Appearance(
                settings.theme(),
                SystemTheme.atStart().orElse(false),
                Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
        SystemTheme.ofThisMachine(desktop, fx).follow(stage.focusedProperty(), appearance);
        WindowDialogs dialogs = new WindowDialogs(
                new DesktopFileDialogs(stage),
                new DesktopFormDialogs(stage),
                new DesktopReportDialogs(stage, runsFolder),
                new DesktopExportDialogs(stage, settings),
                new DesktopCompareDialogs(stage, runsFolder));
        DesktopPrograms programs = DesktopPrograms.of(System.getProperty("os.name"));
        open(stage, new DesktopOpener(programs, desktop, fx), appearance, dialogs);
    }

    /** Opens files as if they were dropped on the window, which is shown. */
    public void openFiles(List<Path> files) {
        openFiles.accept(files);
    }

    /** Shows the welcome page to a user who has never seen it, in the window, which is shown. */
    public void welcome() {
        welcome.run();
    }

    /** Shows the window with the given dialogs. */
    void open(Stage stage, FileOpener programs, Appearance appearance, WindowDialogs dialogs) {
        Workspace workspace = new Workspace(
                new DesignDocument(FileDesk.startDesign()),
                ThisMachine.text(Devices.AUTO, Optional.empty()),
                settings,
                predictor,
                fx);
        WindowNotices notices = new WindowNotices(new LogFolder(log, programs), new FailureDialog(stage, appearance));
        failures.begin(notices);
        workspace.document().lastMoveProperty().addListener((observable, before, now) -> {
            if (!now.isEmpty()) {
                notices.done(now);
            }
        });
        DroppedPlanNotice.follow(workspace, notices);
        settings.tellProblems(problem -> fx.execute(() -> notices.failed(problem)));
        Runtime.getRuntime().addShutdownHook(endOfProcess);
        Exports exports = new Exports(notices, exporter, fx);
        exports.whenWritten(settings::setExportFolder);
        stopExports = exports::close;
        ReportExports reportExports = new ReportExports(exports, dialogs.exports());
        RunHistory history = new RunHistory();
        RunForm form = new RunForm(
                CHOICES, Runtime.getRuntime().availableProcessors(), new FileLooks(new Background(inspector, fx)));
        RunModel runs = runModel(form, workspace, history);
        workspace.threadsProperty().bind(form.threadsProperty());
        GpuSearch search = new GpuSearch(form, workspace);
        search.begin(devices::gpus, gpuSearch, fx);
        stopRun = runs::close;
        endBaseline = runs.baseline()::close;
        workspace.whenPredictionFailed(notices::failed);
        runs.blocker().whenFailed(notices::failed);
        ReportsModel reports = new ReportsModel(history, dialogs.reports(), reportExports, notices, clock, worker, fx);
        CompareModel compare =
                compareModel(history, dialogs, new ComparisonExports(exports, dialogs.exports(), clock), notices);
        ScreenSwitch screenSwitch = new ScreenSwitch();
        FileDialogs questions = new OneQuestion(dialogs.files(), fx::later);
        Stopping stopping = new Stopping(runs, questions, notices);
        RunScreen.Links links = new RunScreen.Links(
                stopping::begin,
                screenSwitch::showReports,
                file -> programs.showInFolder(file, notices::failed),
                new RunExport(runs, history, reportExports, clock));
        PlanViewModel plans = planModel(workspace, history, runs, notices);
        DesignViewModel designs = new DesignViewModel(workspace, notices);
        LeastPlanFeed least = new LeastPlanFeed(
                workspace,
                new Background(planner, fx),
                runs.running(),
                plans.times()::known,
                found -> designs.leastPlanProperty().set(Optional.of(found)));
        least.follow(plans.chosenProperty().map(now -> now.map(shown -> shown.result())));
        stopPlans = () -> {
            plans.close();
            least.close();
        };
        LongConsumer makeFit = bytes -> {
            plans.budgetProperty().set(bytes);
            screenSwitch.showPlan();
        };
        Runnable runNow = () -> {
            screenSwitch.showRun();
            runs.start();
        };
        FormStart start = new FormStart(runs.form(), screenSwitch::showRun);
        PlanScreen.Links planLinks = new PlanScreen.Links(runNow, new PlanExport(plans, reportExports, clock));
        Background opening = new Background(opener, fx);
        WindowPages pages = new PageBuilder(
                        stage,
                        appearance,
                        new LanguageSetting(settings::language, settings::setLanguage),
                        workspace,
                        runs.form(),
                        runsFolder,
                        log,
                        devices::list,
                        programs,
                        notices,
                        opening)
                .build(settings);
        Consumer<SessionRun> showRun = run -> {
            screenSwitch.showRun();
            runs.viewer().open(run);
        };
        WindowParts parts = new WindowParts(
                new Screens(
                        new LazyScreen(
                                Messages.text("design.title"),
                                () -> new DesignScreen(
                                        designs,
                                        appearance,
                                        notices,
                                        makeFit,
                                        new RecentFiles(settings, file -> openFiles.accept(List.of(file))))),
                        new LazyScreen(Messages.text("plan.title"), () -> new PlanScreen(plans, appearance, planLinks)),
                        new LazyScreen(
                                Messages.text("run.title"),
                                () -> new RunScreen(runs, appearance, dialogs.forms(), links)),
                        new LazyScreen(
                                Messages.text("compare.title"),
                                () -> new CompareScreen(compare, appearance, ZoneId.systemDefault())),
                        new LazyScreen(
                                Messages.text("reports.title"),
                                () -> new ReportsScreen(reports, appearance, ZoneId.systemDefault(), showRun))),
                runs,
                start,
                reports::openRunFile,
                compare::add,
                pages,
                new DeviceChoices(form, search),
                new ModelExports(workspace, start, exports, dialogs.exports()));
        MainWindow window =
                new MainWindow(stage, workspace, appearance, parts, notices, settings, questions, opening, keeper);
        openFiles = window::open;
        welcome = window::welcomeNewUser;
        screenSwitch.use(
                () -> window.showScreen(parts.screens().reports()),
                () -> window.showScreen(parts.screens().run()),
                () -> window.showScreen(parts.screens().plan()));
        window.show();
        new ChartExport(notices, new Background(worker, fx))
                .install(stage.getScene().getRoot());
        new FirstFrame(stage.getScene()).then(() -> {
            window.showLastScreen();
            LazyScreen.buildAhead(parts.screens().inOrder(), stage::isShowing);
        });
    }

    /** Cancels the current run, waits until its files are closed, and ends the threads of the window. */
    public void close() {
        try {
            stopPlans.run();
            stopRun.run();
            keepRunSettings.run();
        } catch (RuntimeException | Error failed) { // the run's files come first
            Failures.log("The window could not be closed in order", failed);
        }
        endFiles();
        settingsWriter.close();
        predictor.close();
        worker.close();
        inspector.close();
        exporter.close();
        planner.close();
        fitter.close();
        gpuSearch.close();
        desktop.close();
        opener.close();
        keeper.close();
        failures.end();
        try {
            Runtime.getRuntime().removeShutdownHook(endOfProcess);
        } catch (IllegalStateException ending) {
            return; // the hook is at work already
        }
    }

    /** Writes the settings, completes the files of a run and of a baseline, and cancels exports. */
    private void endFiles() {
        settings.flush();
        stopExports.run();
        runner.close();
        endBaseline.run();
    }

    private CompareModel compareModel(
            RunHistory history, WindowDialogs dialogs, ComparisonExports exports, Notices notices) {
        return new CompareModel(new RunsFolder(runsFolder), history, dialogs.compare(), exports, notices, worker, fx);
    }

    private PlanViewModel planModel(Workspace workspace, RunHistory history, RunModel runs, Notices notices) {
        KeptCosts kept = new KeptCosts(runsFolder.resolveSibling("costs"), clock);
        new CostsRefinement(kept::refineBy, new Background(planner, fx), notices).follow(history);
        return new PlanViewModel(
                workspace,
                history,
                runs.running(),
                new KeptCalibrations(kept, devices),
                new PlanViewModel.Workers(planner, fitter, fx, PlanSearch::of),
                notices);
    }

    private RunModel runModel(RunForm form, Workspace workspace, RunHistory history) {
        FormMemory memory = new FormMemory(form, workspace);
        memory.restore(settings.run());
        keepRunSettings = () -> settings.setRun(memory.values());
        PauseTransition later = new PauseTransition(KEPT_AFTER);
        later.setOnFinished(event -> keepRunSettings.run());
        memory.whenChanged(later::playFromStart);
        RunFiles files = new RunFiles(runsFolder, clock);
        return new RunModel(workspace, history, form, runner, files, worker, fx);
    }
}
