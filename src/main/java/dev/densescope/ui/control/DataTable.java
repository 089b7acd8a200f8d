package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Fonts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
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
import javafx.scene.text.Text;

/**
 * A sortable table with right-aligned numbers. Ctrl+C copies rows as tab-separated text. FX thread only.
 *
 * @param <T> type of a row
 */
public final class DataTable<T> extends TableView<T> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final double HEADER_PIXELS = 30;
    private static final double COMPACT_HEADER_PIXELS = 42;
    private static final double SCROLL_BAR_PIXELS = 16;
    private static final double BORDERS = 2;

    private static final char SOFT_HYPHEN = '\u00ad';
    private static final double HEADING_PIXELS = 11;
    /** Of a heading in a compact table; after a number, it is farther from it. */
    private static final double HEADING_PADDING = 7;

    private static final double HEADING_PADDING_AFTER_NUMBER = 14;

    private final List<Function<T, String>> copies = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final ReadOnlyBooleanWrapper compact = new ReadOnlyBooleanWrapper(this, "compact", false);
    private List<Double> wideWidths = List.of();
    private List<Double> compactWidths = List.of();
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

    /** Adds a column of text. Its heading may have soft hyphens for compact tables. */
    public DataTable<T> text(String heading, double widthPixels, Function<T, String> text) {
        boolean afterNumber = !getColumns().isEmpty()
                && getColumns().get(getColumns().size() - 1).getStyleClass().contains("right");
        TableColumn<T, T> column = add(heading, widthPixels, text, Comparator.comparing(text));
        if (afterNumber) {
            column.getStyleClass().add("after-number");
        }
        return this;
    }

    /** Adds a right-aligned column of figures as texts. */
    public DataTable<T> rightText(String heading, double widthPixels, Function<T, String> text) {
        add(heading, widthPixels, text, Comparator.comparing(text))
                .getStyleClass()
                .add("right");
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
     * Makes the columns as wide as they are now, or, where that is too wide for the table, as given: it is then {@link
     * #compactProperty compact}, with smaller texts and headings of up to two lines. A column is never narrower than the
     * words of its heading. Call it after adding all columns.
     */
    public void compactTo(Double... widthsPixels) {
        wideWidths = getColumns().stream().map(TableColumn::getPrefWidth).toList();
        compactWidths = List.of(widthsPixels);
        if (compactWidths.size() != wideWidths.size()) {
            throw new IllegalArgumentException(
                    "%d widths for %d columns".formatted(compactWidths.size(), wideWidths.size()));
        }
        getColumns().get(0).getStyleClass().add("first");
        getColumns().get(getColumns().size() - 1).getStyleClass().add("last");
        use(wideWidths);
        compact.addListener((observable, before, now) -> {
            pseudoClassStateChanged(COMPACT, now);
            use(now ? compactWidths : wideWidths);
        });
        widthProperty().addListener((observable, before, now) -> fitColumns(SCROLL_BAR_PIXELS));
    }

    /**
     * Lets the columns fill the table, or scroll if they do not fit.
     *
     * @param besides pixels that are not for columns
     * @return whether the columns scroll
     */
    private boolean fitColumns(double besides) {
        double room = getWidth() - BORDERS - besides;
        if (!compactWidths.isEmpty()) {
            compact.set(room < visible(wideWidths));
        }
        double columns = getColumns().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean narrow = room < columns;
        setColumnResizePolicy(narrow ? UNCONSTRAINED_RESIZE_POLICY : CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        return narrow;
    }

    /** Whether the columns have their compact widths. */
    public ReadOnlyBooleanProperty compactProperty() {
        return compact.getReadOnlyProperty();
    }

    private void use(List<Double> widths) {
        for (int column = 0; column < widths.size(); column++) {
            String heading = heading(column);
            double width =
                    compact.get() ? Math.max(widths.get(column), headingPixels(column, heading)) : widths.get(column);
            getColumns().get(column).setMinWidth(width);
            getColumns().get(column).setPrefWidth(width);
            getColumns().get(column).setText(heading);
        }
    }

    /** The width of a column whose heading is divided between its words only. */
    private double headingPixels(int column, String heading) {
        return padding(column)
                + Stream.of(heading.split("[ \n]|(?<=/)"))
                        .mapToDouble(DataTable::pixels)
                        .max()
                        .orElse(0);
    }

    private double padding(int column) {
        return getColumns().get(column).getStyleClass().contains("after-number")
                ? HEADING_PADDING_AFTER_NUMBER
                : HEADING_PADDING;
    }

    private static double pixels(String word) {
        Text drawn = new Text(word);
        drawn.setFont(Fonts.regular(HEADING_PIXELS));
        return drawn.getLayoutBounds().getWidth();
    }

    /** A heading; in a compact table, words that do not fit are divided at their soft hyphens. */
    private String heading(int column) {
        String heading = headings.get(column);
        double room = compact.get() ? compactWidths.get(column) - padding(column) : Double.MAX_VALUE;
        return Stream.of(heading.split(" "))
                .map(word -> {
                    String whole = undivided(word);
                    return pixels(whole) > room ? word.replace(String.valueOf(SOFT_HYPHEN), "-\n") : whole;
                })
                .collect(Collectors.joining(" "));
    }

    private static String undivided(String heading) {
        return heading.replace(String.valueOf(SOFT_HYPHEN), "");
    }

    /**
     * Makes the table as high as its rows, whose height is fixed. Columns fill a wide table. A table that is too narrow even
     * for compact columns scrolls, since a truncated number would be wrong.
     */
    public void fitRows() {
        boolean narrow = fitColumns(0);
        double rows = getFixedCellSize() * getItems().size();
        double header = compact.get() ? COMPACT_HEADER_PIXELS : HEADER_PIXELS;
        double height = header + rows + BORDERS + (narrow ? SCROLL_BAR_PIXELS : 0);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** The sum of widths of visible columns. */
    private double visible(List<Double> widths) {
        double sum = 0;
        for (int column = 0; column < widths.size(); column++) {
            sum += getColumns().get(column).isVisible() ? widths.get(column) : 0;
        }
        return sum;
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
        String first = headings.stream().map(DataTable::undivided).collect(Collectors.joining("\t", "", "\n"));
        return first
                + rows.stream()
                        .map(row -> copies.stream()
                                .map(text -> text.apply(row).replaceAll("[\\t\\r\\n\u00a0]", " "))
                                .collect(Collectors.joining("\t", "", "\n")))
                        .collect(Collectors.joining());
    }

    /** Copies the text of {@link #tsv}. */
    public void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, tsv()));
    }

    private TableColumn<T, T> add(String heading, double widthPixels, Function<T, String> text, Comparator<T> order) {
        headings.add(heading);
        TableColumn<T, T> column = new TableColumn<>(undivided(heading));
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
            addEventHandler(MouseEvent.MOUSE_ENTERED, event -> showWhole());
        }

        /** A text that is cut has a tooltip. */
        private void showWhole() {
            boolean cut =
                    lookup(".text") instanceof Text shown && !shown.getText().equals(getText());
            setTooltip(cut ? new Tooltip(getText()) : null);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : text.apply(item));
        }
    }
}
