package dev.densescope.ui.shell.notice;

import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import dev.densescope.ui.theme.IconView;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Parts of notices. FX thread only. */
final class NoticeParts {
    private NoticeParts() {}

    /** An icon and a sentence that wraps instead of being truncated. */
    static HBox line(String text, Icon icon, String iconStyle) {
        IconView picture = new IconView(icon);
        picture.getStyleClass().add(iconStyle);
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(12, picture, label);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(text);
        return line;
    }

    static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> action.run());
        return link;
    }

    static Button closeButton(Runnable action) {
        Button close = iconButton(Icon.X, Messages.text("notice.close"));
        close.setOnAction(event -> action.run());
        return close;
    }

    static Button copyButton(String name, String copied) {
        Button copy = iconButton(Icon.COPY, name);
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(copied);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }

    private static Button iconButton(Icon icon, String name) {
        Button button = new IconButton(icon, name);
        button.getStyleClass().add("notice-button");
        return button;
    }
}
