package dev.densescope.sweep.grid;

/**
 * A part of the cells of a grid: those whose number is {@code index - 1} modulo {@code count}.
 *
 * @param index from 1 to {@code count}
 */
public record Shard(int index, int count) {
    /** All cells. */
    public static final Shard ALL = new Shard(1, 1);

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("a shard must be from 1 to %d, but is %d".formatted(count, index));
        }
    }

    /** Whether a cell is in it. */
    public boolean has(SweepCell cell) {
        return cell.number() % count == index - 1;
    }

    /** Its form on the command line, such as {@code 2/8}. */
    public String text() {
        return index + "/" + count;
    }
}
