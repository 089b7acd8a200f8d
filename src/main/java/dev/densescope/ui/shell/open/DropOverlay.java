package dev.densescope.ui.shell.open;

import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Says over the window what dropping the dragged files does. Takes no events. FX thread only. */
public final class DropOverlay extends StackPane {
    private static final double MAX_WIDTH = 560;
    private static final int MAX_REFUSED = 4;

    private final VBox card = new VBox(8);

    public DropOverlay() {
        getStyleClass().addAll("scrim", "drop-overlay");
        setId("drop-overlay");
        setMouseTransparent(true);
        card.getStyleClass().addAll("card", "drop-card");
        card.setAlignment(Pos.CENTER);
        card.setMaxSize(MAX_WIDTH, Region.USE_PREF_SIZE);
        getChildren().add(card);
        Presence.set(this, false);
    }

    /** Says that files can be dropped, while it is not known yet what they are. */
    void showUnknown() {
        show(List.of(Messages.text("opening.unknown")), List.of());
    }

    /** @param runs where a run file is shown */
    void show(OpenPlan plan, RunFileTarget runs) {
        show(plan.actions(runs), plan.refusals());
    }

    private void show(List<String> actions, List<String> refused) {
        boolean opens = !actions.isEmpty();
        IconView icon = new IconView(opens ? Icon.DOWNLOAD : Icon.SLASH);
        icon.getStyleClass().add(opens ? "accent-icon" : "bad-icon");
        card.getChildren().setAll(icon);
        actions.forEach(action -> card.getChildren().add(line(action, "figure")));
        refused.stream().limit(MAX_REFUSED).forEach(reason -> card.getChildren().add(line(reason, "muted")));
        if (refused.size() > MAX_REFUSED) {
            card.getChildren().add(line(Messages.text("opening.moreRefused", refused.size() - MAX_REFUSED), "muted"));
        }
        Presence.set(this, true);
    }

    void hide() {
        Presence.set(this, false);
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.getStyleClass().addAll(style, "drop-line");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
