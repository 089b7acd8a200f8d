package dev.densescope.ui.run;

import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.control.KeptTooltip;
import dev.densescope.ui.run.text.RunText;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A muted label on the left, and an emphasised value on the right. */
final class FigureRow extends HBox {
    private final Label name = new Label();
    private final Label value = new Label();

    FigureRow(String name) {
        this.name.setText(name);
        this.name.getStyleClass().add("muted");
        CutTooltip.install(this.name);
        value.getStyleClass().add("strong");
        value.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getStyleClass().add("figure-row");
        getChildren().addAll(this.name, space, value);
    }

    void rename(String newName) {
        name.setText(newName);
    }

    void show(String text) {
        value.setText(text);
    }

    /** Shows rounded bytes, with all digits in the tooltip. */
    void showBytes(long bytes) {
        value.setText(RunText.bytes(bytes));
        KeptTooltip.set(value, bytes == 0 ? "" : RunText.exactBytes(bytes));
    }
}
