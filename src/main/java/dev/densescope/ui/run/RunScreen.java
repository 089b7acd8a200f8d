package dev.densescope.ui.run;

import dev.densescope.file.UserFolders;
import dev.densescope.memory.StepTrace;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.Screen;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.run.form.pane.FormDialogs;
import dev.densescope.ui.run.model.RunExport;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.table.RunListPane;
import dev.densescope.ui.run.text.RunText;
import dev.densescope.ui.run.viewed.ChosenStep;
import dev.densescope.ui.theme.Appearance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * The Run screen. During a run, and while the screen is shown, it polls the model as often as {@link RefreshPace} allows;
 * only changes are drawn.
 */
public final class RunScreen implements Screen {
    private static final Path HOME = UserFolders.home();

    /**
     * The actions of the window that the screen uses.
     *
     * @param stop stops the run, after asking whether to write a checkpoint
     * @param openReports shows the Reports screen
     * @param showInFolder shows a file in the program for files
     * @param exports exports the current or last run
     */
    public record Links(Runnable stop, Runnable openReports, Consumer<Path> showInFolder, RunExport exports) {
        /** The formats of the current or last run. */
        ExportMenu<ReportFormat> exportMenu() {
            return new ExportMenu<>(ExportOffers.RUNS, ExportPlace.RUN, exports::export);
        }
    }

    private final RunModel model;
    private final Appearance appearance;
    private final BorderPane root = new BorderPane();
    private final Links links;
    private final RunPanel panel;
    private final LiveRefresh refresh;
    private final RunListPane.Links files;
    private Optional<RunCharts> charts = Optional.empty();
    private boolean inFront;

    /** @param links actions of the window */
    public RunScreen(RunModel model, Appearance appearance, FormDialogs dialogs, Links links) {
        this.model = model;
        this.appearance = appearance;
        this.links = links;
        files = new RunListPane.Links(model.viewer()::open, links.showInFolder());
        panel = new RunPanel(model, appearance, dialogs, links);
        refresh = new LiveRefresh(root, model::pull);
        EventHandler<KeyEvent> unfocused = this::unfocusedKey;
        root.sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, unfocused);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, unfocused);
            }
        });
        root.getStyleClass().add("run-screen");
        root.getStylesheets().add(RunScreen.class.getResource("run.css").toExternalForm());
        root.setCenter(preparing(model));
        root.setRight(panel);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.view().snapshotProperty().addListener((observable, before, now) -> show());
        model.viewer().openedProperty().addListener((observable, before, now) -> show());
        model.step().chosenProperty().addListener((observable, before, now) -> show());
        model.running().addListener((observable, before, now) -> watch());
        model.stageProperty().addListener((observable, before, now) -> {
            if (now == RunStage.READY) {
                show();
            } else if (now == RunStage.STARTING && inFront) {
                charts.ifPresent(shown -> shown.timeline().requestFocus());
            }
        });
        show();
    }

    /** What is shown until the charts have their first prediction, or why they have none. */
    private static VBox preparing(RunModel model) {
        Label text = new Label();
        text.textProperty()
                .bind(model.previewProblemProperty()
                        .map(problem -> problem.isEmpty() ? Messages.text("run.firstPrediction") : problem));
        text.setId("run-first-prediction");
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        ProgressIndicator progress = new ProgressIndicator();
        progress.accessibleTextProperty().bind(text.textProperty());
        progress.visibleProperty().bind(model.previewProblemProperty().isEmpty());
        VBox box = new VBox(12, progress, text);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public Optional<RunFileTarget> runFiles() {
        return Optional.of(new RunFileTarget(
                name -> Messages.text("opening.inRun", name),
                file -> model.viewer().open(file)));
    }

    @Override
    public String title() {
        return Messages.text("run.title");
    }

    @Override
    public StringExpression status() {
        return Bindings.createStringBinding(
                this::statusText,
                model.stageProperty(),
                model.view().fileProperty(),
                model.view().snapshotProperty());
    }

    @Override
    public StringExpression hint() {
        return Bindings.createStringBinding(
                () -> model.running().get() ? Messages.text("run.hintRunning") : Messages.text("run.hint"),
                model.running());
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(Messages.text("run.startAll"), model::startAll).when(Bindings.not(model.running())),
                Command.of(LastRunBox.resumeText(model), model::resume)
                        .when(Bindings.createBooleanBinding(
                                () -> !model.stageProperty().get().isBusy()
                                        && model.resumption()
                                                .restProperty()
                                                .get()
                                                .isPresent(),
                                model.stageProperty(),
                                model.resumption().restProperty())),
                Command.of(Messages.text("run.command.pause"), this::togglePause)
                        .when(model.running()),
                Command.of(Messages.text("run.command.follow"), this::follow),
                Command.of(Messages.text("run.change"), model::showSettings).when(Bindings.not(model.running()))));
        links.exportMenu()
                .commands()
                .forEach(export -> commands.add(export.when(links.exports().availableProperty())));
        return commands;
    }

    @Override
    public List<Command> controlKeys() {
        List<Command> keys = new ArrayList<>(List.of(
                Command.of(Messages.text("run.command.pause"), this::togglePause)
                        .withKey("SPACE")
                        .when(model.running()),
                Command.of(Messages.text("run.command.follow"), this::follow).withKey("F")));
        keys.add(timelineKey(Messages.text("run.key.zoomIn"), KeyCode.W));
        keys.add(timelineKey(Messages.text("run.key.zoomOut"), KeyCode.S));
        keys.add(timelineKey(Messages.text("run.key.panLeft"), KeyCode.A));
        keys.add(timelineKey(Messages.text("run.key.panRight"), KeyCode.D));
        keys.add(timelineKey(Messages.text("run.key.peak"), KeyCode.P));
        keys.add(timelineKey(Messages.text("run.key.previous"), KeyCode.COMMA));
        keys.add(timelineKey(Messages.text("run.key.next"), KeyCode.PERIOD));
        return keys;
    }

    /** A key of the timeline, as a command that does the same. */
    private Command timelineKey(String name, KeyCode code) {
        return Command.of(
                        name,
                        () -> charts.ifPresent(shown -> {
                            shown.timeline().requestFocus();
                            shown.timeline()
                                    .fireEvent(new KeyEvent(
                                            KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                        }))
                .withKey(code.name());
    }

    @Override
    public void shown() {
        inFront = true;
        model.open();
        watch();
    }

    @Override
    public void hidden() {
        inFront = false;
        watch();
    }

    private void watch() {
        if (inFront && model.running().get()) {
            refresh.start();
        } else {
            refresh.stop();
        }
    }

    private void show() {
        Optional<RunSnapshot> now = model.charted().snapshot();
        Optional<StepTrace> step = model.step().chosenProperty().get().flatMap(ChosenStep::trace);
        now.map(run -> step.map(run::at).orElse(run)).ifPresent(this::showInCharts);
        panel.show(now);
    }

    private void showInCharts(RunSnapshot snapshot) {
        if (charts.isEmpty()) {
            charts = Optional.of(new RunCharts(model, snapshot, appearance, files));
            root.setCenter(charts.orElseThrow());
        } else {
            boolean ready = model.stageProperty().get() == RunStage.READY
                    && model.viewer().openedProperty().get().isEmpty();
            charts.orElseThrow().show(snapshot, ready);
        }
    }

    /** Keys while nothing has the focus, which go past this screen. */
    private void unfocusedKey(KeyEvent event) {
        if (inFront && event.getTarget() instanceof Scene) {
            key(event);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && model.running().get()) {
            togglePause();
            event.consume();
        } else if (event.getCode() == KeyCode.F && !event.isShortcutDown()) {
            follow();
            event.consume();
        }
    }

    private void togglePause() {
        model.view().pausedProperty().set(!model.view().pausedProperty().get());
    }

    private void follow() {
        model.charted().follow();
        charts.ifPresent(shown -> shown.timeline().fit());
    }

    private String statusText() {
        String file = model.view()
                .fileProperty()
                .get()
                .map(path -> RunText.place(path, HOME))
                .orElse("");
        int events = model.view()
                .snapshotProperty()
                .get()
                .flatMap(now -> now.timeline().timed())
                .map(step -> step.events().size())
                .orElse(0);
        // before the file, whose name may be cut
        String counted = events == 0 ? "" : Messages.text("run.status.events", events) + "      ";
        if (model.running().get() && !file.isEmpty()) {
            return counted + Messages.text("run.status.recording", file);
        }
        boolean measured = model.view()
                .snapshotProperty()
                .get()
                .flatMap(RunSnapshot::record)
                .isPresent();
        return measured ? counted + Messages.text("run.status.recorded", file) : Messages.text("run.status.ready");
    }
}
