package dev.densescope.ui.compare;

import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.CompareModel;
import dev.densescope.ui.compare.model.FoundRun;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The runs that can be chosen, each with a check box. Space or Enter ticks the selected one, Delete removes an added one. */
final class FoundList extends ListView<FoundRun> {
    private final CompareModel model;
    private final RunWords words;

    FoundList(CompareModel model, ZoneId zone) {
        super(model.found());
        this.model = model;
        words = new RunWords(zone);
        setId("compare-runs");
        setAccessibleText(Messages.text("compare.found"));
        setCellFactory(list -> new RunCell());
        model.chosen().addListener((ListChangeListener<FoundRun>) change -> refresh());
        Label none = new Label(Messages.text("compare.noRuns"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        none.setTextAlignment(TextAlignment.CENTER);
        setPlaceholder(none);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        FoundRun run = getSelectionModel().getSelectedItem();
        if (run == null || event.isShortcutDown()) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            model.setChosen(run, !model.isChosen(run));
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && run.isAdded()) {
            model.remove(run);
            event.consume();
        }
    }

    private final class RunCell extends ListCell<FoundRun> {
        private final CheckBox box = new CheckBox();
        private final Label name = new Label();
        private final Label design = new Label();
        private final Label time = new Label();
        private final Label figures = new Label();
        private final HBox row;

        RunCell() {
            for (Label small : List.of(design, time, figures)) {
                small.getStyleClass().add("label-small");
            }
            for (Label shortened : List.of(name, design, figures)) {
                shortened.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                shortened.setMinWidth(0);
            }
            name.getStyleClass().add("medium");
            name.setMaxWidth(Double.MAX_VALUE);
            time.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox heading = new HBox(8, name, time);
            VBox text = new VBox(2, heading, design, figures);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMinWidth(0);
            box.setFocusTraversable(false); // the list has the keys
            box.setOnAction(event -> {
                model.setChosen(getItem(), box.isSelected());
                box.setSelected(model.isChosen(getItem())); // there may have been no room for it
            });
            row = new HBox(box, text);
            row.getStyleClass().add("run-cell");
            setPrefWidth(0); // as wide as the list, never wider
            row.setOnMouseClicked(event -> {
                if (getItem() != null) {
                    model.setChosen(getItem(), !model.isChosen(getItem()));
                }
            });
        }

        @Override
        protected void updateItem(FoundRun run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(run.identity().name().inThisProcess());
            time.setText(words.started(run.identity()));
            design.setText(words.design(run));
            figures.setText(words.figures(run));
            box.setSelected(model.isChosen(run));
            box.setAccessibleText(Messages.text(
                    "compare.runName",
                    run.identity().name().inThisProcess(),
                    run.identity().design().inThisProcess()));
            setAccessibleText(box.getAccessibleText());
            setGraphic(row);
            setTooltip(new Tooltip(Stream.concat(
                            Stream.of(box.getAccessibleText(), words.allFigures(run)),
                            run.identity().file().map(Object::toString).stream())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"))));
        }
    }
}
