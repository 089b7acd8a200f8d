package dev.densescope.ui.shell.palette;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys on one card: those of the window on the left, those of the screens on the right. */
public final class KeysOverview {
    private static final double COLUMN = 368;
    private static final double SCROLLED = 40;
    private static final double GAP = 24;

    private final OverlayCard overlay;

    public KeysOverview(OverlayCard overlay) {
        this.overlay = overlay;
    }

    /**
     * The keys of a part of the window.
     *
     * @param worksHere whether they work on the screen that is shown
     * @param commands those without a key are not shown
     */
    public record Section(String title, boolean worksHere, List<Command> commands) {
        boolean hasKeys() {
            return commands.stream().anyMatch(command -> command.keys().isPresent());
        }
    }

    /** @param ofScreens the screen that is shown comes first */
    public void show(List<Section> ofWindow, List<Section> ofScreens) {
        Label title = new Label(Messages.text("keys.title"));
        title.getStyleClass().add("figure");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(Messages.text("keys.close"));
        close.setCancelButton(true);
        close.setOnAction(event -> overlay.hide());
        ScrollPane scrolled = new ScrollPane(new HBox(40, column(ofWindow), column(ofScreens)));
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setFocusTraversable(false);
        VBox card = new VBox(16, new HBox(title, gap, close), scrolled);
        card.getStyleClass().addAll("card", "keys-overview");
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> scroll(scrolled, event));
        overlay.show(card, close);
    }

    private static void scroll(ScrollPane pane, KeyEvent event) {
        double hidden = pane.getContent().getLayoutBounds().getHeight()
                - pane.getViewportBounds().getHeight();
        double page = pane.getViewportBounds().getHeight() - SCROLLED;
        double by = distance(event.getCode(), page);
        if (by != 0 && hidden > 0) {
            pane.setVvalue(Math.max(0, Math.min(1, pane.getVvalue() + by / hidden)));
            event.consume();
        }
    }

    private static double distance(KeyCode code, double page) {
        return switch (code) {
            case DOWN -> SCROLLED;
            case UP -> -SCROLLED;
            case PAGE_DOWN -> page;
            case PAGE_UP -> -page;
            default -> 0;
        };
    }

    private static VBox column(List<Section> sections) {
        VBox column = new VBox(20);
        column.setPrefWidth(COLUMN);
        HBox.setHgrow(column, Priority.ALWAYS);
        sections.stream()
                .filter(Section::hasKeys)
                .forEach(section -> column.getChildren().add(rows(section)));
        return column;
    }

    private static VBox rows(Section section) {
        Label heading = new Label(section.title());
        heading.getStyleClass().add("section");
        VBox rows = new VBox(6);
        section.commands().stream()
                .filter(command -> command.keys().isPresent())
                .forEach(command -> rows.getChildren().add(row(command)));
        rows.getStyleClass().add(section.worksHere() ? "keys-here" : "keys-elsewhere");
        return new VBox(8, heading, rows);
    }

    /** A name has all the room that its own key leaves. */
    private static HBox row(Command command) {
        Label key = new Label(command.keyText());
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(command.name());
        name.setWrapText(true);
        Region gap = new Region();
        gap.setMinWidth(GAP);
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(name, gap, key);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
