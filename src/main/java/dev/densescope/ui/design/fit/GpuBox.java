package dev.densescope.ui.design.fit;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.SearchBox;
import dev.densescope.ui.model.GpuMemory;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Tooltip;

/** A searchable list of usual GPUs, which sets the memory. FX thread only. */
final class GpuBox extends SearchBox<GpuMemory> {
    private boolean following;

    /**
     * @param bytes the memory, which may also be changed elsewhere
     * @param use sets the memory
     */
    GpuBox(ObservableLongValue bytes, LongConsumer use) {
        super(FXCollections.observableArrayList(GpuMemory.all()));
        setId("gpu-memory");
        getStyleClass().add("gpu-box");
        setPromptText(Messages.text("design.fit.gpu"));
        setAccessibleText(Messages.text("design.fit.gpu"));
        setTooltip(new Tooltip(Messages.text("design.fit.gpu.tip")));
        valueProperty().addListener((observable, before, now) -> {
            if (!following && now != null) {
                use.accept(now.bytes());
            }
        });
        bytes.addListener((observable, before, now) -> follow(now.longValue()));
    }

    /** Shows no GPU once the memory is another than that of the chosen one. */
    private void follow(long bytes) {
        if (getValue() != null && getValue().bytes() != bytes) {
            following = true;
            setValue(null);
            following = false;
        }
    }
}
