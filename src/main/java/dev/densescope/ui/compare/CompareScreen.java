package dev.densescope.ui.compare;

import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.Screen;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The Compare screen: the runs on the left, their comparison on the right. */
public final class CompareScreen implements Screen {
    private final CompareModel model;
    private final BorderPane root = new BorderPane();
    private final FoundList found;
    private final ExportMenu<ComparisonFormat> exports;
    private final ComparePane pane;

    public CompareScreen(CompareModel model, Appearance appearance, ZoneId zone) {
        this.model = model;
        found = new FoundList(model, zone);
        exports = new ExportMenu<>(ExportOffers.COMPARISONS, ExportPlace.COMPARE, model::export);
        pane = new ComparePane(model, exports.button(), appearance);
        root.getStyleClass().addAll("compare-screen", "canvas-surface");
        root.getStylesheets().add(CompareScreen.class.getResource("compare.css").toExternalForm());
        root.setLeft(left(zone));
        root.setCenter(pane);
    }

    private VBox left(ZoneId zone) {
        Button add = new Button(Messages.text("compare.add"), new IconView(Icon.PLUS));
        add.setMaxWidth(Double.MAX_VALUE);
        add.setTooltip(new Tooltip(add.getText()));
        add.setId("compare-add");
        add.setOnAction(event -> model.addFiles());
        VBox.setVgrow(found, Priority.ALWAYS);
        VBox left = new VBox(
                section(Messages.text("compare.found")),
                found,
                add,
                section(Messages.text("compare.chosen")),
                new ChosenList(model, zone)); // below the runs, which do not move while it grows
        left.getStyleClass().addAll("panel", "panel-left", "compare-left");
        return left;
    }

    private static Label section(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("section");
        return heading;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public Optional<RunFileTarget> runFiles() {
        return Optional.of(new RunFileTarget(
                name -> Messages.text("opening.inCompare", 1, name), file -> model.add(List.of(file))));
    }

    @Override
    public String title() {
        return Messages.text("compare.title");
    }

    @Override
    public StringExpression status() {
        return Bindings.createStringBinding(
                () -> pane.cursorText().get().isEmpty()
                        ? Messages.text("compare.status", model.chosen().size())
                        : pane.cursorText().get(),
                model.chosen(),
                pane.cursorText());
    }

    @Override
    public StringExpression hint() {
        return Bindings.createStringBinding(() -> Messages.text("compare.hint"));
    }

    @Override
    public List<Command> commands() {
        BooleanBinding isCompared =
                Bindings.createBooleanBinding(() -> model.viewProperty().get().isPresent(), model.viewProperty());
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of(Messages.text("compare.command.export"), pane::showExports)
                .withKey("Shortcut+E")
                .when(isCompared));
        exports.commands().forEach(export -> commands.add(export.when(isCompared)));
        commands.add(Command.of(Messages.text("compare.command.add"), model::addFiles));
        commands.add(Command.of(Messages.text("compare.command.refresh"), model::refresh));
        commands.add(Command.of(Messages.text("compare.command.clear"), model::clear));
        return commands;
    }

    @Override
    public void hidden() {
        model.setInSight(false);
    }

    @Override
    public void shown() {
        model.setInSight(true);
        found.requestFocus();
    }
}
