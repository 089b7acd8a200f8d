package dev.densescope.ui.run.table;

import dev.densescope.framework.Framework;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.RunFileSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.ui.DateText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.model.run.RunsFolder;
import dev.densescope.ui.run.text.RunText;
import dev.densescope.ui.run.viewed.EarlierRuns;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The runs of this and of earlier sessions, newest first: a double click or Enter shows one, Delete deletes the selected
 * ones after a question. FX thread only.
 */
public final class RunListPane extends TablePane {
    /**
     * What can be done with a run file.
     *
     * @param open shows it on the Run screen
     * @param showInFolder shows it in the program for files
     */
    public record Links(Consumer<Path> open, Consumer<Path> showInFolder) {}

    private final EarlierRuns runs;
    private final Links links;
    private final DataTable<RunsFolder.Listed> table;

    public RunListPane(EarlierRuns runs, Links links) {
        this(runs, links, new DataTable<>(), new VBox());
        table.text(
                        Messages.text("run.list.started"),
                        112,
                        run -> run.summary().startedAt().toEpochMilli(),
                        run -> DateText.inList(run.summary().startedAt(), ZonedDateTime.now(ZoneId.systemDefault())),
                        run -> run.summary().startedAt().toString())
                .text(Messages.text("run.list.strategy"), 120, run -> strategy(run.summary()))
                .text(
                        Messages.text("run.list.design"),
                        148,
                        run -> run.summary().settings().spec().name())
                .number(
                        Messages.text("run.list.batch"),
                        64,
                        run -> run.summary().settings().spec().batch(),
                        run -> QuantityText.window()
                                .count(run.summary().settings().spec().batch()))
                .number(
                        Messages.text("run.list.reserved"),
                        84,
                        run -> run.summary().reservedBytes().orElse(0),
                        run -> RunText.bytes(run.summary().reservedBytes().orElse(0)))
                .text(
                        Messages.text("run.list.outcome"),
                        92,
                        run -> RunOutcome.name(run.summary().outcome()).inThisProcess())
                .text(
                        Messages.text("run.list.device"),
                        64,
                        run -> run.summary().settings().device())
                .number(
                        Messages.text("run.list.file"),
                        80,
                        run -> run.summary().fileBytes(),
                        run -> RunText.bytes(run.summary().fileBytes()));
        table.compactTo(92.0, 106.0, 134.0, 44.0, 62.0, 78.0, 44.0, 62.0);
    }

    private RunListPane(EarlierRuns runs, Links links, DataTable<RunsFolder.Listed> table, VBox above) {
        super(Messages.text("run.list.subtitle"), above, table);
        this.runs = runs;
        this.links = links;
        this.table = table;
        table.setId("run-list");
        table.setAccessibleText(Messages.text("run.list"));
        table.whenEmpty(Messages.text("run.list.none"));
        table.setRowFactory(any -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.getItems().setAll(runs.runs());
        runs.runs().addListener((ListChangeListener<RunsFolder.Listed>) change -> {
            table.getItems().setAll(runs.runs());
            table.sort();
        });
        above.getStyleClass().add("run-list-above");
        above.getChildren().addAll(question(), problem());
        above.managedProperty()
                .bind(runs.toDeleteProperty()
                        .map(files -> !files.isEmpty())
                        .flatMap(any -> runs.problemProperty().map(text -> any || !text.isEmpty())));
        tools();
    }

    private void tools() {
        BooleanBinding none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
        tool("run-list-open", Icon.EYE, Messages.text("run.list.open"), this::open, none);
        tool("run-list-folder", Icon.FOLDER, Messages.text("run.list.folder"), this::showInFolder, none);
        tool("run-list-delete", Icon.TRASH, Messages.text("run.list.delete"), this::askToDelete, none);
    }

    private void tool(String id, Icon icon, String name, Runnable action, BooleanBinding disabled) {
        Button button = new IconButton(icon, name);
        button.setId(id);
        button.setOnAction(event -> action.run());
        button.disableProperty().bind(disabled);
        addTool(button);
    }

    private HBox question() {
        Label text = new Label();
        text.setWrapText(true);
        text.textProperty().bind(runs.toDeleteProperty().map(RunListPane::ask));
        Hyperlink delete = new Hyperlink(Messages.text("run.list.deleteNow"));
        delete.setId("run-list-delete-now");
        delete.setMinWidth(USE_PREF_SIZE);
        delete.setOnAction(event -> runs.delete());
        Hyperlink keep = new Hyperlink(Messages.text("run.list.keep"));
        keep.setId("run-list-keep");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(event -> {
            runs.keep();
            table.requestFocus();
        });
        HBox question = new HBox(12, text, delete, keep);
        runs.toDeleteProperty().addListener((observable, before, now) -> {
            Presence.set(question, !now.isEmpty());
            if (!now.isEmpty()) {
                keep.requestFocus();
            }
        });
        Presence.set(question, false);
        return question;
    }

    private static String ask(List<Path> files) {
        return files.isEmpty()
                ? ""
                : Messages.text(
                        "run.list.question",
                        files.size(),
                        files.get(0).getFileName().toString());
    }

    private Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("bad");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setId("run-list-problem");
        problem.textProperty().bind(runs.problemProperty());
        problem.visibleProperty().bind(runs.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private TableRow<RunsFolder.Listed> row() {
        TableRow<RunsFolder.Listed> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                links.open().accept(row.getItem().file());
            }
        });
        return row;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open();
        } else if (event.getCode() == KeyCode.DELETE) {
            askToDelete();
        } else {
            return;
        }
        event.consume();
    }

    private void open() {
        selected().stream().limit(1).forEach(links.open());
    }

    private void showInFolder() {
        selected().stream().limit(1).forEach(links.showInFolder());
    }

    private void askToDelete() {
        List<Path> files = selected();
        if (!files.isEmpty()) {
            runs.askToDelete(files);
        }
    }

    private List<Path> selected() {
        return table.getSelectionModel().getSelectedItems().stream()
                .map(RunsFolder.Listed::file)
                .toList();
    }

    private static String strategy(RunFileSummary summary) {
        RunSettings settings = summary.settings();
        return summary.framework()
                .map(Framework::id)
                .orElseGet(() ->
                        RunText.plan(settings.storage(), summary.reservedBytes().orElse(0)));
    }
}
