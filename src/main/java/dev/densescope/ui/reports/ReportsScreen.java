package dev.densescope.ui.reports;

import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The Reports screen: runs on the left, the preview of their report on the right, with the export menu. */
public final class ReportsScreen implements Screen {
    /** Opens the export menu. */
    private static final String EXPORT_KEY = "Shortcut+E";

    private final ReportsModel model;
    private final BorderPane root = new BorderPane();
    private final RunList runs;
    private final ExportMenu<ReportFormat> exports;
    private final ReportPane report;

    /** @param showRun shows a run on the Run screen */
    public ReportsScreen(ReportsModel model, Appearance appearance, ZoneId zone, Consumer<SessionRun> showRun) {
        this.model = model;
        runs = new RunList(model, zone, showRun);
        exports = new ExportMenu<>(ExportOffers.RUNS, ExportPlace.REPORTS, model::export);
        report = new ReportPane(model, exports, appearance);
        root.getStyleClass().addAll("reports-screen", "canvas-surface");
        root.getStylesheets().add(ReportsScreen.class.getResource("reports.css").toExternalForm());
        root.setLeft(left());
        root.setCenter(report);
    }

    private VBox left() {
        Label heading = new Label(Messages.text("reports.runs"));
        heading.getStyleClass().add("section");
        Button open = new Button(Messages.text("reports.open"), new IconView(Icon.FOLDER));
        open.setMaxWidth(Double.MAX_VALUE);
        open.setId("reports-open");
        open.setOnAction(event -> model.openRunFile());
        VBox.setVgrow(runs, Priority.ALWAYS);
        VBox left = new VBox(heading, runs, open);
        left.getStyleClass().addAll("panel", "panel-left", "reports-left");
        return left;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public String title() {
        return Messages.text("reports.title");
    }

    @Override
    public StringExpression status() {
        return Bindings.createStringBinding(
                () -> model.included().isEmpty()
                        ? Messages.text("reports.status.none")
                        : Messages.text("reports.status", model.included().size()),
                model.included());
    }

    @Override
    public StringExpression hint() {
        return new ReadOnlyStringWrapper(Messages.text("reports.hint"));
    }

    @Override
    public List<Command> commands() {
        BooleanBinding hasReport = Bindings.createBooleanBinding(
                () -> model.previewProperty().get().isPresent(), model.previewProperty());
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(Messages.text("reports.command.export"), report::showExports)
                        .withKey(EXPORT_KEY)
                        .when(hasReport),
                Command.of(Messages.text("reports.open"), model::openRunFile)));
        exports.commands().forEach(export -> commands.add(export.when(hasReport)));
        return commands;
    }

    @Override
    public void shown() {
        model.setInSight(true);
        runs.requestFocus();
    }

    @Override
    public void hidden() {
        model.setInSight(false);
    }
}
