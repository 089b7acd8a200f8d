package dev.densescope.ui.shell.page;

import dev.densescope.ui.Messages;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;

/** Buttons that copy a text. FX thread only. */
public final class CopyButton {
    private CopyButton() {}

    /** @param text what is copied, asked when the button is pressed */
    public static Button of(Supplier<String> text) {
        Button copy = new Button(Messages.text("page.copy"));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.get()));
            copy.setText(Messages.text("page.copied"));
        });
        return copy;
    }
}
