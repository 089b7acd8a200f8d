package dev.densescope.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table. Immutable.
 *
 * @param use how it is read
 * @param rows each with one cell per column
 * @param total the last row; often none
 */
public record Table(Use use, List<Column> columns, List<List<Cell>> rows, Optional<List<Cell>> total) implements Block {
    /** How a table is read. */
    public enum Use {
        /** A row for each run, shown as cards on phones. */
        RUNS,
        /** Sorted by any column. */
        SORTED,
        /** A row for each layer, with many columns; sorted by any column. */
        LAYERS,
        /** A row for each part of the design. */
        PARTS,
        /** From top to bottom. */
        PLAIN
    }

    /**
     * A column.
     *
     * @param heading empty if it is that of the column before
     * @param unit or quantity below the heading; may be empty
     * @param isText whether its cells are text, aligned to the left, rather than numbers
     */
    public record Column(String heading, String unit, boolean isText) {
        /** Text after a comma is the unit. */
        static Column of(String heading, boolean isText) {
            int comma = heading.indexOf(", ");
            return comma < 0
                    ? new Column(heading, "", isText)
                    : new Column(heading.substring(0, comma), heading.substring(comma + 2), isText);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        total = total.map(List::copyOf);
    }

    /** A table without rows. */
    public static Table of(Use use) {
        return new Table(use, List.of(), List.of(), Optional.empty());
    }

    /** The same with another column of text. */
    public Table text(String heading) {
        return with(Column.of(heading, true));
    }

    /** The same with another column of numbers. */
    public Table number(String heading) {
        return with(Column.of(heading, false));
    }

    /** The same with another column of numbers, whose heading is not split. */
    public Table number(String heading, String unit) {
        return with(new Column(heading, unit, false));
    }

    private Table with(Column column) {
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        return new Table(use, more, rows, total);
    }

    /** The same with these rows. */
    public Table rows(List<List<Cell>> newRows) {
        return new Table(use, columns, newRows, total);
    }

    /** The same with a last row. */
    public Table total(List<Cell> cells) {
        return new Table(use, columns, rows, Optional.of(cells));
    }

    /** The same without columns in which every cell is zero. */
    public Table withoutZeroColumns() {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(column -> !rows.stream().allMatch(row -> row.get(column).tone() == Cell.Tone.ZERO))
                .boxed()
                .toList();
        return columns(kept);
    }

    /** The same with only these columns. */
    public Table columns(List<Integer> kept) {
        return new Table(
                use,
                kept.stream().map(columns::get).toList(),
                rows.stream().map(row -> cells(row, kept)).toList(),
                total.map(row -> cells(row, kept)));
    }

    private static List<Cell> cells(List<Cell> row, List<Integer> kept) {
        return kept.stream().map(row::get).toList();
    }

    @Override
    public void write(BlockWriter writer) {
        writer.table(this);
    }
}
