package dev.densescope.ui.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/**
 * A Markdown document as nodes: headings, paragraphs, lists, tables, code and pictures. Built on any thread, which loads
 * the pictures, so that no text moves when one arrives; shown on the FX thread.
 *
 * @param root all blocks, one below the other
 * @param sections the headings of the second level, in order
 */
record MarkdownView(VBox root, List<MarkdownView.Section> sections) {
    private static final double GAP = 12;
    private static final double INDENT = 20;
    private static final double TEXT_WIDTH = 640;
    private static final int MAX_HEADING = 3;

    /** A part of the document with its heading. */
    record Section(String title, Region heading) {
        @Override
        public String toString() {
            return title;
        }
    }

    static MarkdownView of(String markdown) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        Node document = parser.parse(markdown);
        VBox root = new VBox(GAP);
        root.getStyleClass().add("guide");
        List<Section> sections = new ArrayList<>();
        for (Node block : children(document)) {
            Region shown = block(block);
            root.getChildren().add(shown);
            if (block instanceof Heading heading && heading.getLevel() == 2) {
                sections.add(new Section(GuideText.plain(heading), shown));
            }
        }
        return new MarkdownView(root, List.copyOf(sections));
    }

    private static Region block(Node block) {
        if (block instanceof Heading heading) {
            Label label = new Label(GuideText.plain(heading));
            label.getStyleClass().add("guide-h" + Math.min(MAX_HEADING, heading.getLevel()));
            label.setWrapText(true);
            return label;
        }
        if (block instanceof FencedCodeBlock code) {
            Label label = new Label(code.getLiteral().stripTrailing());
            label.getStyleClass().add("guide-code");
            return label;
        }
        if (block instanceof TableBlock table) {
            return GuideTable.of(table);
        }
        if (block instanceof BulletList || block instanceof OrderedList) {
            return list(block);
        }
        if (block instanceof Paragraph paragraph) {
            return GuideText.picture(paragraph).map(MarkdownView::picture).orElseGet(() -> paragraph(paragraph));
        }
        throw new IllegalArgumentException(
                "The guide may not contain a " + block.getClass().getSimpleName());
    }

    private static Region paragraph(Node paragraph) {
        TextFlow flow = GuideText.flow(paragraph);
        flow.setMaxWidth(TEXT_WIDTH);
        return flow;
    }

    private static Region list(Node list) {
        VBox items = new VBox(4);
        int number = list instanceof OrderedList ordered
                ? Optional.ofNullable(ordered.getMarkerStartNumber()).orElse(1)
                : 0;
        for (Node item : children(list)) {
            Label mark = new Label(number == 0 ? "•" : number++ + ".");
            mark.getStyleClass().add("muted");
            mark.setMinWidth(INDENT);
            VBox content = new VBox(4);
            children((ListItem) item).forEach(block -> content.getChildren().add(block(block)));
            HBox.setHgrow(content, Priority.ALWAYS);
            items.getChildren().add(new HBox(mark, content));
        }
        return items;
    }

    private static Region picture(GuideText.Picture picture) {
        String address = Objects.requireNonNull(
                        MarkdownView.class.getResource(picture.file()), "no picture " + picture.file())
                .toExternalForm();
        ImageView image = new ImageView(new Image(address));
        image.setPreserveRatio(true);
        image.setFitWidth(TEXT_WIDTH);
        image.setAccessibleText(picture.text());
        HBox box = new HBox(image);
        box.getStyleClass().add("guide-picture");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return box;
    }

    static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), Objects::nonNull, Node::getNext)
                .toList();
    }
}
