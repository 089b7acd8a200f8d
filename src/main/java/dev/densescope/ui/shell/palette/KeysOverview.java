package dev.densescope.ui.shell.palette;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys on one card: those of the window on the left, those of the screen on the right. */
public final class KeysOverview {
    private final Overlay overlay;

    public KeysOverview(Overlay overlay) {
        this.overlay = overlay;
    }

    public void show(List<Command> ofWindow, String screenTitle, List<Command> ofScreen) {
        Label title = new Label(Messages.text("keys.title"));
        title.getStyleClass().add("figure");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(Messages.text("keys.close"));
        close.setCancelButton(true);
        close.setOnAction(event -> overlay.hide());
        HBox columns = new HBox(40, column(Messages.text("keys.window"), ofWindow));
        if (ofScreen.stream().anyMatch(command -> command.keys().isPresent())) {
            columns.getChildren().add(column(screenTitle, ofScreen));
        }
        VBox card = new VBox(16, new HBox(title, gap, close), columns);
        card.getStyleClass().addAll("card", "keys-overview");
        overlay.show(card, close);
    }

    private static VBox column(String title, List<Command> commands) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section");
        GridPane grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, keys);
        int row = 0;
        for (Command command : commands) {
            if (command.keys().isPresent()) {
                Label key = new Label(command.keyText());
                key.getStyleClass().add("key");
                key.setMinWidth(Region.USE_PREF_SIZE);
                grid.addRow(row++, new Label(command.name()), key);
            }
        }
        VBox column = new VBox(8, heading, grid);
        column.setMinWidth(300);
        return column;
    }
}
