package dev.densescope.ui.chart.timeline;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A picture of columns of pixels, each described by a few numbers. Only columns whose numbers have changed are drawn
 * again, and only the tiles with such columns are painted, so that a line that grows costs a few columns per frame. FX
 * thread only.
 */
final class ColumnImage extends Parent {
    private static final int TILE = 128;

    private final int numbers;
    private int columns;
    private int rows;
    private double scale;
    private int[] states = new int[0]; // numbers of column 0, numbers of column 1, ...
    private Tile[] tiles = new Tile[0];

    /** @param numbers how many describe a column */
    ColumnImage(int numbers) {
        this.numbers = numbers;
        setManaged(false);
        setMouseTransparent(true);
    }

    /** Some adjacent columns. */
    private static final class Tile {
        private final int width;
        private final int[] pixels;
        private final PixelBuffer<IntBuffer> buffer;
        private final ImageView view;
        private int from = Integer.MAX_VALUE;
        private int to;

        Tile(int width, int rows) {
            this.width = width;
            pixels = new int[width * rows];
            buffer = new PixelBuffer<>(width, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            view = new ImageView(new WritableImage(buffer));
            view.setSmooth(false);
        }

        void touch(int column) {
            from = Math.min(from, column);
            to = Math.max(to, column + 1);
        }

        void send(int rows) {
            if (from < to) {
                Rectangle2D changed = new Rectangle2D(from, 0, to - from, rows);
                buffer.updateBuffer(unused -> changed);
                from = Integer.MAX_VALUE;
                to = 0;
            }
        }
    }

    /**
     * Sets the size; a new one clears the picture.
     *
     * @param newScale pixels of the picture per pixel of the scene
     */
    void resize(int newColumns, int newRows, double newScale) {
        if (newColumns == columns && newRows == rows && newScale == scale) {
            return;
        }
        columns = newColumns;
        rows = newRows;
        scale = newScale;
        tiles = new Tile[(columns + TILE - 1) / TILE];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = new Tile(Math.min(TILE, columns - i * TILE), rows);
            tiles[i].view.setFitWidth(tiles[i].width / scale);
            tiles[i].view.setFitHeight(rows / scale);
            tiles[i].view.setX(i * TILE / scale);
        }
        getChildren().setAll(Arrays.stream(tiles).map(tile -> tile.view).toList());
        states = new int[columns * numbers];
        forget();
    }

    int columns() {
        return columns;
    }

    /** Draws all columns in the next frame, since colours have changed. */
    void forget() {
        Arrays.fill(states, Integer.MIN_VALUE);
    }

    /** Takes the numbers of a column; if they have changed, all its rows must be cleared or filled. */
    boolean changes(int column, int[] now) {
        int start = column * numbers;
        if (Arrays.equals(states, start, start + numbers, now, 0, numbers)) {
            return false;
        }
        System.arraycopy(now, 0, states, start, numbers);
        tiles[column / TILE].touch(column % TILE);
        return true;
    }

    /** Makes rows of a column transparent. */
    void clear(int column, int fromRow, int toRow) {
        Tile tile = tiles[column / TILE];
        int last = Math.min(rows, toRow);
        int i = Math.max(0, fromRow) * tile.width + column % TILE;
        for (int row = Math.max(0, fromRow); row < last; row++, i += tile.width) {
            tile.pixels[i] = 0;
        }
    }

    /** Paints rows of a column over what is there. */
    void fill(int column, int fromRow, int toRow, int color) {
        Tile tile = tiles[column / TILE];
        int last = Math.min(rows, toRow);
        boolean opaque = color >>> 24 == 255;
        int i = Math.max(0, fromRow) * tile.width + column % TILE;
        for (int row = Math.max(0, fromRow); row < last; row++, i += tile.width) {
            tile.pixels[i] = opaque ? color : Pixels.over(color, tile.pixels[i]);
        }
    }

    /** Shows what has been drawn. */
    void send() {
        for (Tile tile : tiles) {
            tile.send(rows);
        }
    }
}
