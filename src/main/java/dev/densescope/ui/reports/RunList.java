package dev.densescope.ui.reports;

import dev.densescope.quantity.QuantityText;
import dev.densescope.session.PlanName;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.model.run.SessionRun;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The runs, each with a check box that adds it to the report. */
final class RunList extends ListView<SessionRun> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ReportsModel model;
    private final ZoneId zone;
    private final Consumer<SessionRun> showRun;

    /** @param showRun shows a run on the Run screen */
    RunList(ReportsModel model, ZoneId zone, Consumer<SessionRun> showRun) {
        super(model.runs());
        this.model = model;
        this.showRun = showRun;
        this.zone = zone;
        setId("reports-runs");
        setAccessibleText(Messages.text("reports.runs"));
        setCellFactory(list -> new RunCell());
        model.included().addListener((ListChangeListener<SessionRun>) change -> refresh());
        model.runs().addListener((ListChangeListener<SessionRun>) change -> refresh()); // names may have become equal
        Label none = new Label(Messages.text("reports.noRuns"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        none.setTextAlignment(TextAlignment.CENTER);
        setPlaceholder(none);
    }

    private final class RunCell extends ListCell<SessionRun> {
        private final CheckBox box = new CheckBox();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label time = new Label();
        private final Label file = new Label();
        private final Label result = new Label();
        private final HBox row;

        RunCell() {
            for (Label small : List.of(detail, time, file, result)) {
                small.getStyleClass().add("label-small");
            }
            for (Label shortened : List.of(name, detail, file)) {
                shortened.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                shortened.setMinWidth(0);
            }
            name.getStyleClass().add("medium");
            time.setMinWidth(USE_PREF_SIZE); // never shortened
            time.setId("run-time");
            file.setId("run-file");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox heading = new HBox(name, time);
            heading.getStyleClass().add("run-cell-heading");
            setPrefWidth(0); // as wide as the list, never wider
            VBox words = new VBox(heading, detail, file, result);
            words.setSpacing(2);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            row = new HBox(box, words, show());
            row.getStyleClass().add("run-cell");
            box.setOnAction(event -> model.setIncluded(getItem(), box.isSelected()));
            row.setOnMouseClicked(event -> {
                if (getItem() != null) {
                    model.setIncluded(getItem(), !model.included().contains(getItem()));
                }
            });
        }

        private Button show() {
            Button show = new IconButton(Icon.EYE, Messages.text("reports.showRun"));
            show.setOnAction(event -> showRun.accept(getItem()));
            return show;
        }

        @Override
        protected void updateItem(SessionRun run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            RunRecord record = run.record();
            String design = record.settings().spec().name();
            String strategy = PlanName.of(record, QuantityText.window());
            name.setText(strategy);
            describe(run);
            box.setSelected(model.included().contains(run));
            box.setAccessibleText(Messages.text("reports.runName", strategy, design));
            setGraphic(row);
            setTooltip(new Tooltip(Messages.text("reports.runName", strategy, design)
                    + "\n" + result.getText()
                    + run.file().map(path -> "\n" + path).orElse("")));
        }

        private void describe(SessionRun run) {
            RunRecord record = run.record();
            StepCount count = StepCount.of(record);
            detail.setText(record.settings().spec().name());
            time.setText(time(record));
            Optional<String> told = run.fileName().filter(any -> hasNamesake(run));
            file.setText(told.orElse(""));
            Presence.set(file, told.isPresent());
            result.setText(Messages.text(
                    "reports.runResult",
                    count.last(),
                    count.training(),
                    RunOutcome.name(record.outcome().id()).inThisProcess()));
        }

        private boolean hasNamesake(SessionRun run) {
            return model.runs().stream().anyMatch(other -> !other.equals(run) && other.isNamedLike(run));
        }

        private String time(RunRecord record) {
            return TIME.withZone(zone).format(record.startedAt());
        }
    }
}
