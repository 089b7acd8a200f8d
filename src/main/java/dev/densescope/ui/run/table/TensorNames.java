package dev.densescope.ui.run.table;

import javafx.scene.control.TableColumn;

/** Columns of names of tensors: {@code features.denseblock1.denselayer1.norm1.weight}. FX thread only. */
final class TensorNames {
    private TensorNames() {}

    /** Cuts names that do not fit at their start, since tensors of a network differ in the end. */
    static void cutAtStart(TableColumn<?, ?> column) {
        column.getStyleClass().add("cut-at-start");
    }
}
