package dev.densescope.ui.run.table;

import dev.densescope.memory.TensorLifetimes;
import dev.densescope.memory.TensorLifetimes.Lifetime;
import dev.densescope.memory.TensorShape;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.TextFilter;
import dev.densescope.ui.control.CutTooltip;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

/** The tensors that are live during one operation, largest first, each with its lifetime. FX thread only. */
final class TensorTable {
    private final DataTable<Lifetime> table = new DataTable<>();
    private final ObservableList<Lifetime> all = FXCollections.observableArrayList();
    private final FilteredList<Lifetime> matching = new FilteredList<>(all);
    private final LayerRows<Lifetime> layers;
    private Optional<TensorLifetimes> shown = Optional.empty();
    private int operations;
    private int inspected = -1;

    TensorTable(ObjectProperty<LayerPath> selectedLayer) {
        table.number(
                        Messages.text("run.tensors.bytes"),
                        84,
                        row -> row.tensor().bytes(),
                        row -> QuantityText.window().bytes(row.tensor().bytes()),
                        row -> Long.toString(row.tensor().bytes()))
                .text(
                        Messages.text("run.tensors.category"),
                        124,
                        row -> Messages.of(row.tensor().category()))
                .text(
                        Messages.text("run.tensors.layer"),
                        112,
                        row -> row.tensor().layer().text())
                .text(
                        Messages.text("run.tensors.tensor"),
                        132,
                        row -> row.tensor().name())
                .text(
                        Messages.text("run.tensors.lifetime"),
                        168,
                        Lifetime::first,
                        TensorTable::lifetime,
                        TensorTable::lifetime)
                .text(
                        Messages.text("run.tensors.shape"),
                        132,
                        row -> shape(row.tensor().shape()));
        table.compactTo(62.0, 114.0, 90.0, 104.0, 144.0, 106.0);
        TensorNames.cutAtStart(cells(3));
        cells(1).setCellFactory(column -> new CategoryCell());
        cells(4).setCellFactory(column -> new LifetimeCell(() -> operations, () -> inspected));
        SortedList<Lifetime> sorted = new SortedList<>(matching);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<Lifetime, ?> bytes = table.getColumns().get(0);
        bytes.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(bytes);
        table.whenEmpty(Messages.text("run.tensors.none"));
        table.setAccessibleText(Messages.text("run.tensors"));
        table.setId("run-tensor-table");
        layers = new LayerRows<>(table, row -> row.tensor().layer(), selectedLayer);
    }

    @SuppressWarnings("unchecked") // all columns of a data table have its rows as values
    private TableColumn<Lifetime, Lifetime> cells(int column) {
        return (TableColumn<Lifetime, Lifetime>) table.getColumns().get(column);
    }

    DataTable<Lifetime> node() {
        return table;
    }

    /** Shows what is live during an operation; nothing is replaced if it is shown already. */
    void show(TensorLifetimes lifetimes, int operation) {
        if (operation == inspected && shown.equals(Optional.of(lifetimes))) {
            return;
        }
        shown = Optional.of(lifetimes);
        operations = lifetimes.legend().operations().size();
        inspected = operation;
        List<Lifetime> live = lifetimes.during(operation);
        if (!live.equals(all)) {
            layers.replace(() -> all.setAll(live));
        }
        table.refresh(); // the lines at the operation
    }

    /** Shows only tensors of which each word occurs in the layer, the name or the category. */
    void filter(String words) {
        TextFilter wanted = TextFilter.of(words);
        layers.replace(() -> matching.setPredicate(row -> wanted.finds(texts(row))));
    }

    /** All live tensors, without the filter. */
    List<Lifetime> live() {
        return all;
    }

    private static List<String> texts(Lifetime row) {
        return List.of(
                row.tensor().layer().text(),
                row.tensor().name(),
                Messages.of(row.tensor().category()));
    }

    private static String lifetime(Lifetime row) {
        return Messages.text("run.tensors.fromTo", row.first() + 1, row.last() + 1);
    }

    private static String shape(TensorShape shape) {
        return "%d×%d×%d×%d".formatted(shape.n(), shape.c(), shape.h(), shape.w());
    }

    private static final class CategoryCell extends TableCell<Lifetime, Lifetime> {
        private final Region swatch = new Region();

        CategoryCell() {
            CutTooltip.install(this);
        }

        @Override
        protected void updateItem(Lifetime row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = empty || row == null;
            setText(none ? "" : Messages.of(row.tensor().category()));
            setGraphic(none ? null : swatch);
            if (!none) {
                swatch.getStyleClass()
                        .setAll("legend-swatch", Palette.styleClass(row.tensor().category()));
            }
        }
    }
}
