package dev.densescope.ui.shell;

import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices as cards at the lower right edge of the window; those of failures stay until they are closed. */
public final class Toasts implements Notices {
    private static final Duration DONE_STAYS = Duration.seconds(6);
    private static final int MOST_CARDS = 3;

    private final VBox cards = new VBox(8);

    public Toasts() {
        cards.getStyleClass().add("toasts");
        cards.setAlignment(Pos.BOTTOM_RIGHT);
        cards.setPickOnBounds(false);
        cards.setFillWidth(false);
    }

    Node root() {
        return cards;
    }

    @Override
    public void done(String text) {
        showForAWhile(card(text, Feather.CHECK_CIRCLE, "good-icon"));
    }

    @Override
    public void done(String text, String linkText, Runnable link) {
        HBox card = card(text, Feather.CHECK_CIRCLE, "good-icon");
        Hyperlink hyperlink = new Hyperlink(linkText);
        hyperlink.setMinWidth(Region.USE_PREF_SIZE);
        hyperlink.setOnAction(event -> {
            cards.getChildren().remove(card);
            link.run();
        });
        card.getChildren().add(2, hyperlink);
        showForAWhile(card);
    }

    @Override
    public void failed(String text) {
        HBox card = card(text, Feather.ALERT_TRIANGLE, "bad-icon");
        Button copy = iconButton(Feather.COPY, Messages.text("toast.copy"));
        copy.setOnAction(event -> copy(text));
        card.getChildren().add(2, copy);
        show(card);
    }

    private void showForAWhile(HBox card) {
        show(card);
        PauseTransition pause = new PauseTransition(DONE_STAYS);
        pause.setOnFinished(event -> {
            if (card.isHover()) {
                pause.playFromStart();
            } else {
                cards.getChildren().remove(card);
            }
        });
        pause.play();
    }

    private void show(HBox card) {
        cards.getChildren().add(card);
        while (cards.getChildren().size() > MOST_CARDS) {
            cards.getChildren().remove(0);
        }
    }

    private HBox card(String text, Feather icon, String iconStyle) {
        FontIcon picture = FontIcon.of(icon, 16);
        picture.getStyleClass().add(iconStyle);
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(420);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button close = iconButton(Feather.X, Messages.text("toast.close"));
        HBox card = new HBox(12, picture, label, close);
        close.setOnAction(event -> cards.getChildren().remove(card));
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("toast");
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(text);
        return card;
    }

    private static Button iconButton(Feather icon, String name) {
        Button button = new Button("", FontIcon.of(icon, 14));
        button.getStyleClass().addAll("flat", "icon");
        button.setAccessibleText(name);
        button.setTooltip(new javafx.scene.control.Tooltip(name));
        return button;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
