package dev.densescope.ui.run;

import dev.densescope.chart.bill.RecomputeBill;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.ScrollRoom;
import dev.densescope.ui.run.form.pane.FormDialogs;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.ui.run.model.RunStage;
import dev.densescope.ui.run.queue.QueuePane;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.viewed.OpenedRun;
import dev.densescope.ui.theme.Appearance;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The right side of the Run screen: settings before a run, numbers during it, numbers and outcome after it. */
final class RunPanel extends VBox {
    private final RunModel model;
    private final Label context = new Label();
    private final ReadyPane ready;
    private final ProgressPane progress;
    private final BillPane bill;
    private final Button pause = new Button();
    private final Button stop = new Button(Messages.text("run.stop"));
    private final LastRunBox lastRun;
    private final Button again = new Button(Messages.text("run.again"));
    private final Button change = new Button(Messages.text("run.change"));
    private final Hyperlink reports = new Hyperlink(Messages.text("run.openReports"));
    private final Button processor = new Button(Messages.text("run.useProcessor"));
    private final HBox exports;
    private final ButtonRow whileRunning = new ButtonRow(pause, stop);
    private final ButtonRow whenEnded = new ButtonRow(again, change);
    private final Button leave = new Button(Messages.text("run.view.leave"));
    private final ButtonRow whenOpened = new ButtonRow(leave);
    private final Hyperlink reportOpened = new Hyperlink(Messages.text("run.openReports"));

    /** @param links actions of the window */
    RunPanel(RunModel model, Appearance appearance, FormDialogs dialogs, RunScreen.Links links) {
        this.model = model;
        exports = exports(links);
        context.getStyleClass().add("section");
        context.setWrapText(true);
        context.setMinHeight(USE_PREF_SIZE);
        ready = new ReadyPane(model, dialogs);
        lastRun = new LastRunBox(model, dialogs);
        progress = new ProgressPane(appearance, model.charted()::chooseStep);
        bill = new BillPane(model.workspace().selectedLayerProperty());
        VBox.setVgrow(bill, Priority.ALWAYS);
        wire(links);
        getStyleClass().addAll("panel", "panel-right", "run-panel");
        VBox content = new VBox(
                context,
                progress,
                ready,
                new QueuePane(model.queue()),
                new BaselinePane(model.baseline().stateProperty(), model.baseline()::stop),
                bill);
        content.getStyleClass().add("run-panel-content");
        ScrollPane scroll = new ScrollPane(content);
        ScrollRoom.keep(scroll, content);
        model.blocker().reasonProperty().addListener((observable, before, now) -> {
            if (!now.isEmpty()) {
                ready.focusMarked();
            }
            revealProblem(scroll);
        });
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox foot = new VBox(
                exports,
                reportOpened,
                new FittingPlanButton(model, RunStage.ENDED),
                processor,
                lastRun,
                ready.buttons(),
                whenOpened,
                whileRunning,
                whenEnded);
        foot.getStyleClass().add("run-panel-foot");
        getChildren().addAll(scroll, foot);
        model.workspace()
                .machineProperty()
                .addListener((observable, before, now) -> show(model.charted().snapshot()));
        model.stageProperty().addListener((observable, before, now) -> {
            if (before == RunStage.READY) {
                content.requestFocus(); // a field that goes would hand it to a chart below, which would scroll there
            }
            if (before == RunStage.READY || now == RunStage.STARTING) {
                scroll.setVvalue(0);
            }
            arrange();
        });
        model.view()
                .nextProperty()
                .addListener((observable, before, now) -> show(model.charted().snapshot()));
        model.view().pausedProperty().addListener((observable, before, now) -> arrange());
        model.blocker().processorOfferedProperty().addListener((observable, before, now) -> arrange());
        model.resumption().restProperty().addListener((observable, before, now) -> arrange());
        arrange();
    }

    /** Scrolls to the first invalid field, if a run was not started because of it. */
    private void revealProblem(ScrollPane scroll) {
        scroll.applyCss();
        scroll.layout();
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        ready.firstProblem().filter(problem -> hidden > 0).ifPresent(problem -> {
            double top = scroll.getContent()
                    .sceneToLocal(problem.localToScene(problem.getLayoutBounds()))
                    .getMinY();
            double middle = top - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.max(0, Math.min(1, middle / hidden)));
        });
    }

    /** The link to the Reports screen, and the exports of the run, while there is one. */
    private HBox exports(RunScreen.Links links) {
        MenuButton menu = links.exportMenu().button();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(reports, gap, menu);
        row.getStyleClass().addAll("button-row", "run-exports");
        row.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> links.exports().availableProperty().get() && opened().isEmpty(),
                        links.exports().availableProperty(),
                        model.viewer().openedProperty()));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void wire(RunScreen.Links links) {
        stop.setOnAction(event -> links.stop().run());
        stop.setId("run-stop");
        pause.setOnAction(event ->
                model.view().pausedProperty().set(!model.view().pausedProperty().get()));
        pause.setId("run-pause");
        again.setOnAction(event -> model.start());
        again.setId("run-again");
        processor.setOnAction(event -> model.useProcessor());
        processor.setId("run-ended-use-processor");
        processor.setMaxWidth(Double.MAX_VALUE);
        change.setOnAction(event -> model.showSettings());
        change.setId("run-change");
        whenEnded.disableProperty().bind(model.running());
        reports.setOnAction(event -> links.openReports().run());
        leave.setId("run-leave");
        leave.setOnAction(event -> model.viewer().leave());
        reportOpened.setId("run-report-opened");
        reportOpened.setOnAction(event -> opened().ifPresent(run -> {
            model.report(run);
            links.openReports().run();
        }));
    }

    /** @param now the run in the charts */
    void show(Optional<RunSnapshot> now) {
        boolean isReady = isReady();
        (isReady ? model.view().nextProperty().get() : now).ifPresent(snapshot -> {
            context.setText(Messages.text(
                    "run.context",
                    snapshot.planName(),
                    deviceOf(snapshot),
                    snapshot.settings().spec().name()));
            progress.show(
                    snapshot,
                    opened().map(run -> run.record().usedImages())
                            .orElse(model.view().datasetProperty().get()));
            ready.show(snapshot);
            bill.show(billOf(snapshot, now));
        });
        arrange();
    }

    /**
     * The savings and costs of the next run: those of the shown run if it has the same design and plan, otherwise as
     * predicted.
     */
    private static RecomputeBill billOf(RunSnapshot next, Optional<RunSnapshot> inCharts) {
        return inCharts.filter(shown -> shown.settings()
                                .spec()
                                .equals(next.settings().spec())
                        && shown.settings().storage().equals(next.settings().storage()))
                .map(RunSnapshot::bill)
                .orElse(next.bill());
    }

    private String deviceOf(RunSnapshot snapshot) {
        DeviceChoice on = snapshot.settings().on();
        String id = on.id().equals(Devices.AUTO) ? model.workspace().machine().id() : on.id();
        return on.withId(id).tensorFloat32() ? Messages.text("run.inTensorFloat32", id) : id;
    }

    private Optional<OpenedRun> opened() {
        return model.viewer().openedProperty().get();
    }

    /** Whether the settings of the next run are shown. */
    private boolean isReady() {
        return model.stageProperty().get() == RunStage.READY && opened().isEmpty();
    }

    private void arrange() {
        RunStage stage = model.stageProperty().get();
        boolean isReady = isReady();
        boolean isEnded = stage == RunStage.ENDED && opened().isEmpty();
        Presence.set(whenOpened, opened().isPresent());
        Presence.set(reportOpened, opened().isPresent());
        Presence.set(ready, isReady);
        Presence.set(ready.buttons(), isReady);
        Presence.set(progress, !isReady);
        Presence.set(reports, isEnded);
        Presence.set(whenEnded, isEnded);
        again.getStyleClass().remove("primary");
        if (!lastRun.leadsToResume()) {
            again.getStyleClass().add("primary");
        }
        Presence.set(
                processor, isEnded && model.blocker().processorOfferedProperty().get());
        Presence.set(whileRunning, stage.isBusy());
        stop.setDisable(stage == RunStage.CANCELLING);
        stop.setText(stage == RunStage.CANCELLING ? Messages.text("run.stopping") : Messages.text("run.stop"));
        pause.setText(
                model.view().pausedProperty().get() ? Messages.text("run.followView") : Messages.text("run.pauseView"));
    }
}
