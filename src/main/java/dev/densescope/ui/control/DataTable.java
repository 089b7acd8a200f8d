package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final PseudoClass TALL = PseudoClass.getPseudoClass("tall");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final double HEADER_PIXELS = 30;
    private static final double TALL_HEADER_PIXELS = 42;
    private static final double SCROLL_BAR_PIXELS = 16;
    private static final double BORDERS = 2;

    /** Next to a heading: in the table of the default width, and in a compact one. */
    private static final double HEADING_PADDING = 15;

    private static final double COMPACT_HEADING_PADDING = 7;
    /** How much farther a text is from the number before it. */
    private static final double AFTER_NUMBER = 7;

    /** How the columns fit into the width of a table, from the most room to the least. */
    private enum Room {
        /** Each heading is one line. */
        WIDE,
        /** Headings have up to two lines. */
        TALL,
        /** Headings have up to two lines, and all texts are smaller. */
        COMPACT
    }

    private final List<Function<T, String>> copies = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private final Map<Integer, Heading> compactHeadings = new HashMap<>();
    private final ReadOnlyBooleanWrapper compact = new ReadOnlyBooleanWrapper(this, "compact", false);
    private final Map<Room, List<Double>> widths = new EnumMap<>(Room.class);
    private Room room = Room.WIDE;
    private final List<Double> wideWidths = new ArrayList<>();
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
        addText(heading, widthPixels, text, Comparator.comparing(text));
        return this;
    }

    /** Adds a column of text that is sorted by a value, such as a date, with a different text for copying. */
    public DataTable<T> text(
            String heading,
            double widthPixels,
            ToDoubleFunction<T> value,
            Function<T, String> text,
            Function<T, String> copied) {
        addText(heading, widthPixels, text, Comparator.comparingDouble(value));
        copies.set(copies.size() - 1, copied);
        return this;
    }

    private void addText(String heading, double widthPixels, Function<T, String> text, Comparator<T> order) {
        boolean afterNumber = !getColumns().isEmpty()
                && getColumns().get(getColumns().size() - 1).getStyleClass().contains("right");
        TableColumn<T, T> column = add(heading, widthPixels, text, order);
        if (afterNumber) {
            column.getStyleClass().add("after-number");
        }
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

    /** Gives a column another heading while the table is compact. */
    public void compactHeading(int column, String heading) {
        compactHeadings.put(column, new Heading(heading));
    }

    /**
     * Makes the columns as wide as they were added, or, where that is too wide for the table, first with headings of two lines,
     * and then as given: it is then {@link #compactProperty compact}, with smaller texts. A column is never narrower than its
     * heading. Call it after adding all columns.
     */
    public void compactTo(Double... widthsPixels) {
        compactWidths = List.of(widthsPixels);
        if (compactWidths.size() != wideWidths.size()) {
            throw new IllegalArgumentException(
                    "%d widths for %d columns".formatted(compactWidths.size(), wideWidths.size()));
        }
        getColumns().get(0).getStyleClass().add("first");
        getColumns().get(getColumns().size() - 1).getStyleClass().add("last");
        for (Room each : Room.values()) {
            widths.put(each, widths(each));
        }
        use(Room.WIDE);
        widthProperty().addListener((observable, before, now) -> fitColumns(SCROLL_BAR_PIXELS));
    }

    /**
     * Lets the columns fill the table, or scroll if they do not fit.
     *
     * @param besides pixels that are not for columns
     * @return whether the columns scroll
     */
    private boolean fitColumns(double besides) {
        double pixels = getWidth() - BORDERS - besides;
        if (!compactWidths.isEmpty()) {
            use(roomIn(pixels));
        }
        double columns = getColumns().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean narrow = pixels < columns;
        setColumnResizePolicy(narrow ? UNCONSTRAINED_RESIZE_POLICY : CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        return narrow;
    }

    private Room roomIn(double pixels) {
        if (sumOfWidths(Room.WIDE) <= pixels) {
            return Room.WIDE;
        }
        return sumOfWidths(Room.TALL) <= pixels ? Room.TALL : Room.COMPACT;
    }

    /** Whether the columns have their compact widths. */
    public ReadOnlyBooleanProperty compactProperty() {
        return compact.getReadOnlyProperty();
    }

    private void use(Room now) {
        room = now;
        pseudoClassStateChanged(TALL, now != Room.WIDE);
        pseudoClassStateChanged(COMPACT, now == Room.COMPACT);
        for (int index = 0; index < getColumns().size(); index++) {
            TableColumn<T, ?> column = getColumns().get(index);
            double width = widths.get(now).get(index);
            if (column.getMinWidth() != width) {
                column.setMinWidth(width);
                column.setPrefWidth(width);
            }
            column.setText(heading(now, index));
        }
        compact.set(now == Room.COMPACT);
    }

    /** The widths of columns: as given, or those of their headings. */
    private List<Double> widths(Room in) {
        return IntStream.range(0, getColumns().size())
                .mapToObj(column -> Math.max(given(in, column), headingPixels(in, column)))
                .toList();
    }

    private double headingPixels(Room in, int column) {
        String heading = heading(in, column);
        double pixels = in == Room.WIDE ? Heading.pixels(heading) : Heading.pixelsOfTwoLines(heading);
        return Math.ceil(pixels) + padding(in, column);
    }

    private double given(Room in, int column) {
        return (in == Room.COMPACT ? compactWidths : wideWidths).get(column);
    }

    private double padding(Room in, int column) {
        boolean afterNumber = getColumns().get(column).getStyleClass().contains("after-number");
        return (in == Room.COMPACT ? COMPACT_HEADING_PADDING : HEADING_PADDING) + (afterNumber ? AFTER_NUMBER : 0);
    }

    private String heading(Room in, int column) {
        Heading usual = headings.get(column);
        Heading heading = in == Room.COMPACT ? compactHeadings.getOrDefault(column, usual) : usual;
        return in == Room.WIDE ? heading.whole() : heading.divided(given(in, column) - padding(in, column));
    }

    /**
     * Makes the table as high as its rows, whose height is fixed. Columns fill a wide table. A table that is too narrow even
     * for compact columns scrolls, since a truncated number would be wrong.
     */
    public void fitRows() {
        boolean narrow = fitColumns(0);
        double rows = getFixedCellSize() * getItems().size();
        double header = room == Room.WIDE ? HEADER_PIXELS : TALL_HEADER_PIXELS;
        double height = header + rows + BORDERS + (narrow ? SCROLL_BAR_PIXELS : 0);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** Of visible columns. */
    private double sumOfWidths(Room in) {
        return IntStream.range(0, getColumns().size())
                .filter(column -> getColumns().get(column).isVisible())
                .mapToDouble(column -> widths.get(in).get(column))
                .sum();
    }

    /**
     * Lays out the rows before the headings, since their scroll bar changes the widths of the columns: JavaFX does it after
     * them, and the headings would stay where they were until the next layout. Tooltips have the headings that are cut.
     */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        flow().ifPresent(VirtualFlow::layout);
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
        String first = headings.stream().map(Heading::whole).collect(Collectors.joining("\t", "", "\n"));
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
        Heading named = new Heading(heading);
        headings.add(named);
        wideWidths.add(widthPixels);
        TableColumn<T, T> column = new TableColumn<>(named.whole());
        column.setPrefWidth(Math.max(widthPixels, Math.ceil(Heading.pixels(named.whole())) + HEADING_PADDING));
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
