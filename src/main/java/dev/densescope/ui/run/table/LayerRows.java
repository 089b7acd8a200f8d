package dev.densescope.ui.run.table;

import dev.densescope.spec.LayerPath;
import dev.densescope.ui.control.DataTable;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TableView.TableViewSelectionModel;

/**
 * Keeps the selection of a table and the layer selected on all screens equal: a selected row selects its layer, and a
 * layer selected elsewhere selects its rows, of which the first is scrolled into sight. FX thread only.
 *
 * @param <T> type of a row
 */
public final class LayerRows<T> {
    private final DataTable<T> table;
    private final Function<T, LayerPath> layer;
    private final ObjectProperty<LayerPath> selectedLayer;
    private boolean following; // the selection changes, but not by the user

    /** @param layer the layer of a row */
    public LayerRows(DataTable<T> table, Function<T, LayerPath> layer, ObjectProperty<LayerPath> selectedLayer) {
        this.table = table;
        this.layer = layer;
        this.selectedLayer = selectedLayer;
        selectedLayer.addListener((observable, before, now) -> follow());
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null && !following) {
                following = true;
                selectedLayer.set(layer.apply(now));
                following = false;
            }
        });
    }

    /** Replaces the rows of the table, and selects those of the selected layer again. */
    public void replace(Runnable replacing) {
        following = true;
        replacing.run();
        following = false;
        follow();
    }

    private void follow() {
        if (following) {
            return;
        }
        following = true;
        TableViewSelectionModel<T> selection = table.getSelectionModel();
        boolean none = LayerPath.NETWORK.equals(selectedLayer.get());
        int[] rows = IntStream.range(0, none ? 0 : table.getItems().size())
                .filter(row -> layer.apply(table.getItems().get(row)).equals(selectedLayer.get()))
                .toArray();
        selection.clearSelection();
        if (rows.length > 0) {
            selection.selectIndices(rows[0], rows);
            reveal(rows[0]);
        }
        following = false;
    }

    /** Scrolls to a row, except while the table has the focus, since rows would move under the user's pointer. */
    private void reveal(int row) {
        if (!table.isFocused()) {
            table.scrollTo(Math.max(0, row - 2));
        }
    }
}
