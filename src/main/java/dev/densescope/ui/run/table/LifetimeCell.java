package dev.densescope.ui.run.table;

import dev.densescope.memory.TensorLifetimes.Lifetime;
import dev.densescope.ui.theme.Palette;
import java.util.function.IntSupplier;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/** The lifetime of a tensor as a bar across the operations of the step, with a line at the inspected operation. */
final class LifetimeCell extends TableCell<Lifetime, Lifetime> {
    private static final double LEAST_PIXELS = 2;

    private final IntSupplier operations;
    private final IntSupplier inspected;
    private final Region bar = new Region();
    private final Region cursor = new Region();
    private final Track track = new Track();

    /**
     * @param operations number of operations of the step
     * @param inspected index of the inspected operation
     */
    LifetimeCell(IntSupplier operations, IntSupplier inspected) {
        this.operations = operations;
        this.inspected = inspected;
        cursor.getStyleClass().add("lifetime-cursor");
        getStyleClass().add("lifetime");
    }

    @Override
    protected void updateItem(Lifetime lifetime, boolean empty) {
        super.updateItem(lifetime, empty);
        if (empty || lifetime == null) {
            setGraphic(null);
            return;
        }
        bar.getStyleClass()
                .setAll("lifetime-bar", Palette.styleClass(lifetime.tensor().category()));
        setGraphic(track);
        track.requestLayout();
    }

    private final class Track extends Region {
        Track() {
            getStyleClass().add("lifetime-track");
            getChildren().addAll(bar, cursor);
            setPrefSize(40, 16);
            setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(40, LifetimeCell.this.getWidth() - 16);
        }

        @Override
        protected void layoutChildren() {
            Lifetime lifetime = getItem();
            int count = operations.getAsInt();
            if (lifetime == null || count == 0) {
                return;
            }
            double perOperation = getWidth() / count;
            double left = Math.floor(lifetime.first() * perOperation);
            double right = Math.ceil((lifetime.last() + 1) * perOperation);
            bar.resizeRelocate(left, (getHeight() - 8) / 2, Math.max(LEAST_PIXELS, right - left), 8);
            cursor.resizeRelocate(Math.floor((inspected.getAsInt() + 0.5) * perOperation), 0, 1, getHeight());
        }
    }
}
