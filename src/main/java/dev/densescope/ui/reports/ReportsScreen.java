package dev.densescope.ui.reports;

import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Reports screen: runs on the left, the preview of their report on the right, and export buttons above it. */
public final class ReportsScreen implements Screen {
    /** The format with the keyboard shortcut and the emphasised button. */
    static final ReportFormat FIRST_FORMAT = ReportFormat.HTML;

    /** The formats with buttons; all others are in a menu. */
    static final List<ReportFormat> BUTTON_FORMATS = List.of(FIRST_FORMAT, ReportFormat.JSON, ReportFormat.CSV);

    private final ReportsModel model;
    private final BorderPane root = new BorderPane();
    private final RunList runs;

    public ReportsScreen(ReportsModel model, ZoneId zone) {
        this.model = model;
        runs = new RunList(model, zone);
        root.getStyleClass().addAll("reports-screen", "canvas-surface");
        root.getStylesheets().add(ReportsScreen.class.getResource("reports.css").toExternalForm());
        root.setLeft(left());
        root.setCenter(new ReportPane(model));
    }

    private VBox left() {
        Label heading = new Label(Messages.text("reports.runs"));
        heading.getStyleClass().add("section");
        Button open = new Button(Messages.text("reports.open"), new FontIcon(Feather.FOLDER));
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
        return Bindings.createStringBinding(() -> Messages.text("reports.hint", FIRST_FORMAT.title()));
    }

    @Override
    public List<Command> commands() {
        Stream<Command> exports = Stream.of(ReportFormat.values()).map(this::export);
        return Stream.concat(exports, Stream.of(Command.of(Messages.text("reports.open"), model::openRunFile)))
                .toList();
    }

    private Command export(ReportFormat format) {
        Command export =
                Command.of(Messages.text("reports.command.export", format.title()), () -> model.export(format));
        return format == FIRST_FORMAT ? export.withKey("Shortcut+E") : export;
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
