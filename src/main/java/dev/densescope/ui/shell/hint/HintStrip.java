package dev.densescope.ui.shell.hint;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** At most one hint for the shown screen, in the status line, where it covers nothing. FX thread only. */
public final class HintStrip extends HBox {
    /** A hint is not cut before it is wider; the text of the screen is. */
    private static final double UNCUT_WIDTH = 460;

    private final Hints hints;
    private final Label text = new Label() {
        @Override
        protected double computeMinWidth(double height) {
            return Math.min(UNCUT_WIDTH, computePrefWidth(height));
        }
    };
    private final Hyperlink gotIt = new Hyperlink(Messages.text("hint.gotIt"));
    private final Hyperlink never = new Hyperlink(Messages.text("hint.never"));

    public HintStrip(Hints hints) {
        super(8);
        this.hints = hints;
        getStyleClass().add("hint-strip");
        setId("hint-strip");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        IconView icon = new IconView(Icon.INFO);
        icon.getStyleClass().add("accent-icon");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(text.textProperty());
        text.setTooltip(whole);
        gotIt.setId("hint-got-it");
        gotIt.setMinWidth(Region.USE_PREF_SIZE);
        never.setId("hint-never");
        never.setMinWidth(Region.USE_PREF_SIZE);
        never.setTooltip(new Tooltip(Messages.text("hint.never.tip")));
        never.setOnAction(event -> hints.shownProperty().set(false));
        hints.shownProperty().addListener((observable, before, now) -> Presence.set(this, isVisible() && now));
        getChildren().addAll(icon, text, gotIt, never);
        Presence.set(this, false);
    }

    /** Shows the first of the hints of a screen that has not been dismissed, if there is one. */
    public void show(List<Hint> ofScreen) {
        Presence.set(this, false);
        hints.next(ofScreen).ifPresent(hint -> {
            text.setText(Messages.of(hint));
            setAccessibleText(Messages.of(hint));
            gotIt.setOnAction(event -> {
                hints.dismiss(hint);
                Presence.set(this, false);
            });
            Presence.set(this, true);
        });
    }
}
