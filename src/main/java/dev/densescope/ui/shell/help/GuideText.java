package dev.densescope.ui.shell.help;

import java.util.Optional;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Text of a Markdown document: plain, strong, code. */
final class GuideText {
    /** @param text for readers who do not see it */
    record Picture(String file, String text) {}

    private GuideText() {}

    /** The words of a block, without marks. */
    static String plain(Node block) {
        StringBuilder words = new StringBuilder();
        for (Node part : MarkdownView.children(block)) {
            words.append(literal(part));
        }
        return words.toString();
    }

    /** The picture of a paragraph that is nothing else. */
    static Optional<Picture> picture(Node paragraph) {
        return paragraph.getFirstChild() instanceof Image image && image.getNext() == null
                ? Optional.of(new Picture(image.getDestination(), plain(image)))
                : Optional.empty();
    }

    static TextFlow flow(Node block) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("text-flow");
        for (Node part : MarkdownView.children(block)) {
            Text text = new Text(literal(part));
            text.getStyleClass().add("text");
            if (part instanceof StrongEmphasis) {
                text.getStyleClass().add("strong");
            } else if (part instanceof Code) {
                text.getStyleClass().add("guide-inline-code");
            }
            flow.getChildren().add(text);
        }
        return flow;
    }

    private static String literal(Node part) {
        if (part instanceof org.commonmark.node.Text text) {
            return text.getLiteral();
        }
        if (part instanceof Code code) {
            return code.getLiteral();
        }
        if (part instanceof SoftLineBreak) {
            return " ";
        }
        if (part instanceof StrongEmphasis || part instanceof Emphasis || part instanceof Link) {
            return plain(part);
        }
        throw new IllegalArgumentException(
                "A text of the guide may not contain a " + part.getClass().getSimpleName());
    }
}
