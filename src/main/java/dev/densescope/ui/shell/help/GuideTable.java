package dev.densescope.ui.shell.help;

import java.util.List;
import java.util.Map;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;

/** A table of two or three columns of a Markdown document. */
final class GuideTable {
    /** Percent of the width by number of columns. */
    private static final Map<Integer, List<Integer>> SHARES = Map.of(2, List.of(42, 58), 3, List.of(26, 42, 32));

    private static final double MAX_WIDTH = 640;

    private GuideTable() {}

    static Region of(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("guide-table");
        grid.setHgap(16);
        grid.setVgap(6);
        grid.setMaxWidth(MAX_WIDTH);
        int row = 0;
        int columns = 0;
        for (Node part : MarkdownView.children(table)) {
            for (Node line : MarkdownView.children(part)) {
                int column = 0;
                for (Node cell : MarkdownView.children(line)) {
                    TextFlow text = GuideText.flow(cell);
                    if (part instanceof TableHead) {
                        text.getChildren().forEach(word -> word.getStyleClass().add("muted"));
                    }
                    grid.add(text, column++, row);
                }
                columns = column;
                row++;
            }
        }
        SHARES.get(columns).forEach(share -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        });
        return grid;
    }
}
