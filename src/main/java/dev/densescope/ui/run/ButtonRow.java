package dev.densescope.ui.run;

import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Buttons next to each other, of which all have one width, as in the rows above and below. FX thread only. */
final class ButtonRow extends GridPane {
    ButtonRow(Button... buttons) {
        getStyleClass().add("button-row");
        for (int column = 0; column < buttons.length; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / buttons.length);
            getColumnConstraints().add(width);
            buttons[column].setMaxWidth(Double.MAX_VALUE);
            add(buttons[column], column, 0);
        }
    }
}
