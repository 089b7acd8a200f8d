package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * A sortable table with right-aligned numbers. Ctrl+C copies rows as tab-separated text. FX thread only.
 *
 * @param <T> type of a row
 */
public final class DataTable<T> extends TableView<T> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double HEADER_PIXELS = 30;
    private static final double SCROLL_BAR_PIXELS = 16;
    private static final double BORDERS = 2;

    private final List<Function<T, String>> copies = new ArrayList<>();
    private boolean atTop = true;

    public DataTable() {
        getStyleClass().add("data-table");
        getStylesheets().add(DataTable.class.getResource("tables.css").toExternalForm());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        whenEmpty(Messages.text("table.empty"));
        addEventFilter(ScrollEvent.SCROLL, event -> atTop = false);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> atTop = false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> atTop = false);
        getItems().addListener((ListChangeListener<T>)
                change -> atTop |= flow().map(VirtualFlow::getPosition).orElse(0.0) <= 0);
        skinProperty().addListener((observable, before, now) -> flow().ifPresent(this::holdTop));
    }

    /** Keeps the first row in sight until the user scrolls; the flow loses it when rows or the height change. */
    private void holdTop(VirtualFlow<?> flow) {
        flow.positionProperty().addListener((observable, before, now) -> {
            if (atTop && now.doubleValue() > 0) {
                flow.setPosition(0);
            }
        });
    }

    private Optional<VirtualFlow<?>> flow() {
        return Optional.ofNullable((VirtualFlow<?>) lookup(".virtual-flow"));
    }

    @Override
    public void scrollTo(int index) {
        atTop = index == 0;
        super.scrollTo(index);
    }

    /** Replaces the rows. The order, the selection and the scroll position that the user has chosen stay. */
    public void show(List<T> rows) {
        List<T> selected = List.copyOf(getSelectionModel().getSelectedItems());
        boolean shorter = rows.size() < getItems().size();
        getItems().setAll(rows);
        if (!getSortOrder().isEmpty()) {
            sort();
        }
        for (T row : selected) {
            int index = getItems().indexOf(row);
            if (index >= 0) {
                getSelectionModel().select(index);
            }
        }
        if (shorter) {
            scrollTo(0); // the first rows would stay above the table
        }
    }

    /** Adds a column of text. */
    public DataTable<T> text(String heading, double widthPixels, Function<T, String> text) {
        add(heading, widthPixels, text, Comparator.comparing(text));
        return this;
    }

    /** Adds a right-aligned column of numbers, sorted by value. */
    public DataTable<T> number(
            String heading, double widthPixels, ToDoubleFunction<T> value, Function<T, String> text) {
        add(heading, widthPixels, text, Comparator.comparingDouble(value))
                .getStyleClass()
                .add("right");
        return this;
    }

    /** Adds a right-aligned column of numbers, sorted by value, with a different text for copying. */
    public DataTable<T> number(
            String heading,
            double widthPixels,
            ToDoubleFunction<T> value,
            Function<T, String> text,
            Function<T, String> copied) {
        number(heading, widthPixels, value, text);
        copies.set(copies.size() - 1, copied);
        return this;
    }

    /**
     * Makes the table as high as its rows, whose height is fixed. Columns fill a wide table. A narrow table scrolls, since a
     * truncated number would be wrong.
     */
    public void fitRows() {
        double columns = getColumns().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean narrow = getWidth() < columns + BORDERS;
        setColumnResizePolicy(narrow ? UNCONSTRAINED_RESIZE_POLICY : CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        double rows = getFixedCellSize() * getItems().size();
        double height = HEADER_PIXELS + rows + BORDERS + (narrow ? SCROLL_BAR_PIXELS : 0);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** Tooltips have the headings that narrow columns cut. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Node heading : lookupAll(".column-header > .label")) {
            if (heading instanceof Label label && label.getTooltip() == null) {
                Tooltip whole = new Tooltip();
                whole.textProperty().bind(label.textProperty());
                label.setTooltip(whole);
            }
        }
    }

    /** Sets the text that an empty table shows. */
    public DataTable<T> whenEmpty(String text) {
        Label placeholder = new Label(text);
        placeholder.getStyleClass().add("muted");
        setPlaceholder(placeholder);
        return this;
    }

    /** The selected rows, or all if fewer than two are selected, as tab-separated values under their headings. */
    public String tsv() {
        List<T> selected = getSelectionModel().getSelectedItems();
        List<T> rows = selected.size() > 1 ? selected : getItems();
        String headings = getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t", "", "\n"));
        return headings
                + rows.stream()
                        .map(row -> copies.stream()
                                .map(text -> text.apply(row).replaceAll("[\\t\\r\\n]", " "))
                                .collect(Collectors.joining("\t", "", "\n")))
                        .collect(Collectors.joining());
    }

    /** Copies the text of {@link #tsv}. */
    public void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, tsv()));
    }

    private TableColumn<T, T> add(String heading, double widthPixels, Function<T, String> text, Comparator<T> order) {
        TableColumn<T, T> column = new TableColumn<>(heading);
        column.setPrefWidth(widthPixels);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(unused -> new TextCell<>(text));
        column.setComparator(order);
        column.setReorderable(false);
        copies.add(text);
        getColumns().add(column);
        return column;
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        }
    }

    private static final class TextCell<T> extends TableCell<T, T> {
        private final Function<T, String> text;

        TextCell(Function<T, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : text.apply(item));
        }
    }
}
