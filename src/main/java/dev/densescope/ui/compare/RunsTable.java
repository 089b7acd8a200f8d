package dev.densescope.ui.compare;

import dev.densescope.compare.text.ComparedColumn;
import dev.densescope.compare.text.FigureText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.theme.Palette;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The compared runs, one per row, with all figures. */
final class RunsTable {
    private static final double ROW_PIXELS = 30;
    /** Of rows with an interval below its number. */
    private static final double COMPACT_ROW_PIXELS = 40;

    private static final double NAME_PIXELS = 124;
    private static final double COMPACT_NAME_PIXELS = 116;

    /** The widths of a column, in a wide table and in a compact one. */
    private record Width(double wide, double compact) {}

    private static final Map<ComparedColumn, Width> WIDTHS = new EnumMap<>(Map.of(
            ComparedColumn.RESERVED, new Width(72, 65),
            ComparedColumn.PEAK_LIVE, new Width(72, 65),
            ComparedColumn.FEATURE_MAPS, new Width(92, 65),
            ComparedColumn.PROCESS_PEAK, new Width(72, 65),
            ComparedColumn.STEP, new Width(166, 66),
            ComparedColumn.RATIO, new Width(150, 92),
            ComparedColumn.RECOMPUTED, new Width(80, 65),
            ComparedColumn.NUMBERS, new Width(104, 82),
            ComparedColumn.OUTCOME, new Width(92, 74)));

    private final DataTable<Integer> table = new DataTable<>();
    private final TableColumn<Integer, ?> outcomes;
    private ComparisonView shown;

    RunsTable() {
        table.text(
                Messages.text("compare.table.run"),
                NAME_PIXELS,
                run -> shown.labels().get(run));
        setCells(table.getColumns().get(0), NameCell::new);
        for (ComparedColumn figure : ComparedColumn.values()) {
            add(figure);
            TableColumn<Integer, ?> column =
                    table.getColumns().get(table.getColumns().size() - 1);
            setCells(column, () -> new FigureCell(figure));
        }
        table.getColumns().forEach(column -> column.setSortable(false)); // the order is that of the colours
        // where it is narrow, quartiles are in the tooltip
        table.compactHeading(1 + ComparedColumn.STEP.ordinal(), Messages.text("compare.table.step"));
        table.compactTo(compactWidths());
        table.compactProperty().addListener((observable, before, now) -> arrange());
        outcomes = table.getColumns().get(table.getColumns().size() - 1);
        table.widthProperty().addListener((observable, before, now) -> table.fitRows());
        table.setFixedCellSize(ROW_PIXELS);
        table.setId("compare-table");
        table.setAccessibleText(Messages.text("compare.table"));
    }

    private void add(ComparedColumn figure) {
        double widthPixels = WIDTHS.get(figure).wide();
        if (figure == ComparedColumn.NUMBERS || figure == ComparedColumn.OUTCOME) {
            table.text(heading(figure), widthPixels, run -> cell(figure, run).line());
        } else {
            table.rightText(
                    heading(figure), widthPixels, run -> cell(figure, run).line());
        }
    }

    @SuppressWarnings("unchecked") // all columns of a data table have its rows as values
    private static void setCells(TableColumn<Integer, ?> column, Supplier<TableCell<Integer, Integer>> cell) {
        ((TableColumn<Integer, Integer>) column).setCellFactory(any -> cell.get());
    }

    private static Double[] compactWidths() {
        return Stream.concat(
                        Stream.of(COMPACT_NAME_PIXELS),
                        Stream.of(ComparedColumn.values())
                                .map(figure -> WIDTHS.get(figure).compact()))
                .toArray(Double[]::new);
    }

    DataTable<Integer> node() {
        return table;
    }

    void show(ComparisonView view) {
        shown = view;
        int runs = view.comparison().runs().size();
        table.getItems().setAll(IntStream.range(0, runs).boxed().toList());
        outcomes.setVisible(!ComparedColumn.OUTCOME.isExpected(view.comparison()));
        arrange();
    }

    private void arrange() {
        table.setFixedCellSize(table.compactProperty().get() ? COMPACT_ROW_PIXELS : ROW_PIXELS);
        table.refresh();
        table.fitRows();
    }

    private FigureText cell(ComparedColumn figure, int run) {
        return shown.cell(figure, run);
    }

    private static String heading(ComparedColumn figure) {
        return Messages.of(figure);
    }

    private final class NameCell extends TableCell<Integer, Integer> {
        NameCell() {
            getStyleClass().add("run-name");
        }

        @Override
        protected void updateItem(Integer run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setText("");
                setGraphic(null);
                return;
            }
            Region swatch = new Region();
            swatch.getStyleClass().addAll("run-swatch", Palette.seriesClass(run));
            setGraphic(swatch);
            setText(shown.labels().get(run));
            setTooltip(new Tooltip(shown.labels().get(run)));
        }
    }

    private final class FigureCell extends TableCell<Integer, Integer> {
        private final ComparedColumn figure;
        private final Label interval = new Label();

        FigureCell(ComparedColumn figure) {
            this.figure = figure;
            interval.getStyleClass().add("label-small");
            interval.setMinWidth(Region.USE_PREF_SIZE);
            setContentDisplay(ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(Integer run, boolean empty) {
            super.updateItem(run, empty);
            getStyleClass().removeAll("good", "bad");
            if (empty || run == null) {
                setText("");
                setGraphic(null);
                setTooltip(null);
                return;
            }
            FigureText cell = cell(figure, run);
            boolean isCompact = table.compactProperty().get();
            // where it is narrow, quartiles are in the tooltip and intervals in a second line
            boolean hasQuartiles = figure == ComparedColumn.STEP && !cell.note().isEmpty() && !isCompact;
            setText(isCompact ? text(cell).replace(" (", "\n(") : text(cell));
            interval.setText(hasQuartiles ? "(%s)".formatted(cell.note()) : "");
            setGraphic(hasQuartiles ? interval : null);
            if (cell.kind() != FigureText.Kind.PLAIN) {
                getStyleClass().add(cell.kind() == FigureText.Kind.GOOD ? "good" : "bad");
            }
            String more = (cell.note() + "\n" + cell.exact()).strip();
            setTooltip(more.isEmpty() ? null : new Tooltip(more));
        }

        private String text(FigureText cell) {
            return switch (cell.kind()) {
                case GOOD -> "✓ " + cell.text();
                case BAD -> "✗ " + cell.text();
                case PLAIN -> cell.text();
            };
        }
    }
}
