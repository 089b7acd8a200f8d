package dev.densescope.ui.shell.log;

import dev.densescope.failure.ProgramLog;
import dev.densescope.file.FileProblem;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.TextFilter;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.control.Segments;
import dev.densescope.ui.shell.page.CopyButton;
import dev.densescope.ui.shell.page.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.textfield.TextFields;

/** The log, filtered by level and text, with new entries as they come while the page is shown. FX thread only. */
public final class LogPage implements Page {
    private static final Duration PACE = Duration.seconds(1);
    private static final double WIDTH = 880;
    private static final double HEIGHT = 560;
    private static final double DETAILS = 160;

    private final LogFiles files;
    private final Background background;
    private final DataTable<LogEntry> table = new DataTable<>();
    private final TextArea details = new TextArea();
    private final TextField search = TextFields.createClearableTextField();
    private final Segments<LogLevel> level = new Segments<>(LogLevel.DEBUG);
    private final CheckBox follow = new CheckBox(Messages.text("log.follow"));
    private final Label problem = new Label();
    private final PauseTransition pause = new PauseTransition(PACE);
    private final VBox root;
    private List<LogEntry> entries = List.of();
    private boolean isShown;

    /**
     * @param background reads the files
     * @param openFolder opens the folder of the log in the desktop's file manager
     */
    public LogPage(ProgramLog log, Background background, Runnable openFolder) {
        files = new LogFiles(log);
        this.background = background;
        Label where = new Label(log.file().toString());
        where.getStyleClass().add("muted");
        where.setMinWidth(0);
        Button folder = new Button(Messages.text("log.openFolder"));
        folder.setMinWidth(Region.USE_PREF_SIZE);
        folder.setOnAction(event -> openFolder.run());
        follow.setMinWidth(Region.USE_PREF_SIZE);
        CutTooltip.install(where);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(8, where, gap, follow, CopyButton.of(this::copied), folder);
        foot.setAlignment(Pos.CENTER_LEFT);
        buildFilters();
        buildTable();
        details.setId("log-details");
        details.setEditable(false);
        details.setPrefHeight(DETAILS);
        details.setMinHeight(DETAILS);
        details.setAccessibleText(Messages.text("log.details"));
        problem.getStyleClass().add("bad");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        HBox filters = new HBox(12, search, level);
        filters.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(search, Priority.ALWAYS);
        root = new VBox(12, filters, table, details, problem, foot);
        root.getStyleClass().addAll("panel", "page");
        root.setPrefSize(WIDTH, HEIGHT);
        VBox.setVgrow(table, Priority.ALWAYS);
        follow.setSelected(true);
        Presence.set(details, false);
        pause.setOnFinished(event -> read());
    }

    @Override
    public String title() {
        return Messages.text("log.title");
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        isShown = true;
        search.requestFocus();
        read();
    }

    @Override
    public void hidden() {
        isShown = false;
        pause.stop();
    }

    private void buildFilters() {
        search.setId("log-search");
        search.setPromptText(Messages.text("log.search"));
        search.setAccessibleText(Messages.text("log.search"));
        search.textProperty().addListener((observable, before, now) -> filter());
        level.setId("log-level");
        level.add(LogLevel.DEBUG, Messages.text("log.all"))
                .add(LogLevel.WARN, Messages.text("log.warnings"))
                .add(LogLevel.ERROR, Messages.text("log.errors"));
        level.chosenProperty().addListener((observable, before, now) -> filter());
    }

    private void buildTable() {
        table.text(Messages.text("log.time"), 172, LogEntry::shortTime)
                .text(Messages.text("log.level"), 72, entry -> entry.level().name())
                .text(Messages.text("log.message"), 592, LogEntry::message)
                .whenEmpty(Messages.text("log.nothing"));
        table.setId("log-entries");
        table.setAccessibleText(Messages.text("log.title"));
        table.setMinHeight(80);
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> showDetails(now));
    }

    private void showDetails(LogEntry entry) {
        Presence.set(details, entry != null);
        details.setText(Optional.ofNullable(entry).map(LogEntry::text).orElse(""));
    }

    private void read() {
        background.begin(Messages.text("log.unreadable"), this::readFiles, failure -> {
            problem.setText(failure.sentence());
            again();
        });
    }

    /** Worker. */
    private void readFiles() {
        try {
            Optional<List<LogEntry>> now = files.readIfChanged();
            background.fx().execute(() -> {
                problem.setText("");
                now.ifPresent(this::show);
                again();
            });
        } catch (IOException unreadable) {
            background.fx().execute(() -> {
                problem.setText(Messages.text("log.unreadableFile", FileProblem.reason(unreadable)));
                again();
            });
        }
    }

    private void again() {
        if (isShown) {
            pause.playFromStart();
        }
    }

    private void show(List<LogEntry> now) {
        entries = now;
        filter();
    }

    private void filter() {
        LogEntry selected = table.getSelectionModel().getSelectedItem();
        TextFilter wanted = TextFilter.of(search.getText());
        table.getItems()
                .setAll(entries.stream()
                        .filter(entry -> entry.level().compareTo(level.chosen()) >= 0)
                        .filter(entry -> wanted.finds(List.of(entry.text())))
                        .toList());
        table.getSelectionModel().clearSelection();
        if (selected != null && table.getItems().contains(selected)) {
            table.getSelectionModel().select(selected);
        } else if (follow.isSelected() && !table.getItems().isEmpty()) {
            table.scrollTo(table.getItems().size() - 1);
        }
    }

    /** The selected entries, or all that are shown if none is selected. */
    private String copied() {
        List<LogEntry> selected = table.getSelectionModel().getSelectedItems();
        List<LogEntry> copied = selected.isEmpty() ? table.getItems() : selected;
        return copied.stream().map(LogEntry::text).collect(Collectors.joining("\n", "", "\n"));
    }
}
