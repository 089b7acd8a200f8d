package dev.densescope.ui.shell.notice;

import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Shows the last action in one line for a while, and while the pointer is on it. FX thread only. */
final class DoneNotice extends HBox {
    private static final Duration STAYS = Duration.seconds(8);
    private static final double WIDEST_TEXT = 480;

    private final PauseTransition pause = new PauseTransition(STAYS);

    DoneNotice() {
        super(8);
        getStyleClass().add("done-notice");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        pause.setOnFinished(event -> {
            if (isHover()) {
                pause.playFromStart();
            } else {
                hide();
            }
        });
        hide();
    }

    /** Replaces the action shown before. */
    void show(String text, List<NoticeLink> links) {
        IconView icon = new IconView(Icon.CHECK_CIRCLE);
        icon.getStyleClass().add("good-icon");
        Label label = new Label(text);
        label.setMaxWidth(WIDEST_TEXT);
        label.setTooltip(new Tooltip(text));
        getChildren().setAll(icon, label);
        links.forEach(link -> getChildren().add(linkOf(link)));
        getChildren().add(NoticeParts.closeButton(this::hide));
        setAccessibleText(text);
        Presence.set(this, true);
        pause.playFromStart();
    }

    private Hyperlink linkOf(NoticeLink link) {
        return NoticeParts.link(link.text(), () -> {
            pause.playFromStart(); // the other links are still of use
            link.action().run();
        });
    }

    /** Hides the action with this text. */
    void withdraw(String text) {
        if (text.equals(getAccessibleText())) {
            hide();
        }
    }

    private void hide() {
        pause.stop();
        Presence.set(this, false);
        setAccessibleText("");
    }
}
