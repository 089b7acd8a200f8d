package dev.densescope.ui.shell.help;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** A table of a Markdown document. The last column takes the rest of the width. */
final class MarkdownTable {
    private static final double FIRST_COLUMN = 168;
    private static final double MAX_WIDTH = 640;

    private MarkdownTable() {}

    static Region of(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("guide-table");
        grid.setHgap(16);
        grid.setVgap(6);
        grid.setMaxWidth(MAX_WIDTH);
        int row = 0;
        for (Node part : MarkdownView.children(table)) {
            for (Node line : MarkdownView.children(part)) {
                int column = 0;
                for (Node cell : MarkdownView.children(line)) {
                    TextFlow text = MarkdownText.flow(cell);
                    if (part instanceof TableHead) {
                        text.getChildren().forEach(word -> word.getStyleClass().add("muted"));
                    }
                    grid.add(text, column++, row);
                }
                row++;
            }
        }
        ColumnConstraints first = new ColumnConstraints();
        first.setMinWidth(FIRST_COLUMN);
        ColumnConstraints last = new ColumnConstraints();
        last.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(first, last);
        return grid;
    }
}
