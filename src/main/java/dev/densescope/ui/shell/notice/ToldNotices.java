package dev.densescope.ui.shell.notice;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The notices that remain until they are closed, oldest first. One is shown: the newest, until the user goes to another
 * by the links to earlier and later ones. FX thread only.
 */
final class ToldNotices extends VBox {
    private static final int MAX_TOLD = 20;
    private static final String EARLIER = "earlier";
    private static final String LATER = "later";

    /** Adds the newest notice, and shows it. */
    void add(HBox line, Node... controls) {
        line.getStyleClass().add("told");
        line.getChildren().addAll(controls);
        line.getChildren().addAll(goTo(line, EARLIER, -1), goTo(line, LATER, 1));
        line.getChildren().add(NoticeParts.closeButton(() -> close(line)));
        getChildren().add(line);
        while (getChildren().size() > MAX_TOLD) {
            getChildren().remove(0);
        }
        show(getChildren().size() - 1);
    }

    /** Removes the notice with this text, if there is one, and shows the newest of the others. */
    void remove(String text) {
        if (getChildren().removeIf(line -> text.equals(line.getAccessibleText()))) {
            show(getChildren().size() - 1);
        }
    }

    /** Removes a notice, and shows the one before it; the first one is followed by the next. */
    void close(HBox line) {
        int at = getChildren().indexOf(line);
        getChildren().remove(line);
        show(Math.max(0, at - 1));
    }

    private Hyperlink goTo(HBox line, String style, int distance) {
        Hyperlink link = NoticeParts.link("", () -> show(getChildren().indexOf(line) + distance));
        link.getStyleClass().add(style);
        return link;
    }

    private void show(int shown) {
        List<Node> all = getChildren();
        for (int i = 0; i < all.size(); i++) {
            Node line = all.get(i);
            Presence.set(line, i == shown);
            int later = all.size() - 1 - i;
            showLink(line, EARLIER, Messages.text("notice.earlier", i), i > 0);
            showLink(line, LATER, Messages.text("notice.later", later), later > 0);
        }
    }

    /** Shows or hides a link; it keeps its place, so that clicking it again goes on in the same direction. */
    private void showLink(Node line, String style, String text, boolean leads) {
        Hyperlink link = (Hyperlink) line.lookup("." + style);
        link.setText(text);
        link.setVisible(leads);
        link.setManaged(getChildren().size() > 1);
    }
}
