package dev.densescope.ui.shell.palette;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.control.Presence;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A searchable list of all commands. */
public final class CommandPalette {
    private static final double WIDTH = 560;
    private static final double ROW_HEIGHT = 32;
    private static final int ROWS = 11;
    private static final double LIST_PADDING = 14;

    private final OverlayCard overlay;
    private final TextField query = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final VBox card = new VBox(query, list);
    private List<Command> commands = List.of();

    public CommandPalette(OverlayCard overlay) {
        this.overlay = overlay;
        card.getStyleClass().addAll("card", "command-palette");
        card.setPrefWidth(WIDTH);
        query.setPromptText(Messages.text("palette.prompt"));
        query.setAccessibleText(Messages.text("palette.prompt"));
        query.textProperty().addListener((observable, before, now) -> search(now));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setPlaceholder(new Label(Messages.text("palette.nothing")));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Row(this::run));
    }

    /** Shows these commands. */
    public void show(List<Command> all) {
        commands = all;
        query.clear();
        search("");
        overlay.show(card, query);
    }

    private void search(String text) {
        list.getItems().setAll(CommandSearch.find(text, commands));
        list.setPrefHeight(
                ROW_HEIGHT * Math.max(2, Math.min(ROWS, list.getItems().size())) + LIST_PADDING);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> select(1, event);
            case UP -> select(-1, event);
            case PAGE_DOWN -> select(ROWS - 1, event);
            case PAGE_UP -> select(1 - ROWS, event);
            case ENTER -> {
                event.consume();
                runSelected();
            }
            default -> {
                // typed into the field
            }
        }
    }

    private void select(int by, KeyEvent event) {
        event.consume();
        int last = list.getItems().size() - 1;
        int index = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + by));
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    private void runSelected() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null) {
            run(command);
        }
    }

    private void run(Command command) {
        if (command.enabled().get()) {
            overlay.hide();
            command.run();
        }
    }

    private static final class Row extends ListCell<Command> {
        private final Label name = new Label();
        private final Label group = new Label();
        private final Label keys = new Label();
        private final Region gap = new Region();
        private final HBox row = new HBox(8, name, gap, group, keys);

        Row(Consumer<Command> run) {
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    run.accept(getItem());
                }
            });
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(gap, Priority.ALWAYS);
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            group.getStyleClass().add("label-small");
            group.setMinWidth(Region.USE_PREF_SIZE);
            name.setMinWidth(0);
            CutTooltip.install(name);
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(command.name());
            keys.setText(command.keyText());
            Presence.set(keys, !command.keyText().isEmpty());
            group.setText(command.group());
            row.setDisable(!command.enabled().get());
            setAccessibleText(String.join(" ", command.name(), command.group(), command.keyText()));
            setGraphic(row);
        }
    }
}
