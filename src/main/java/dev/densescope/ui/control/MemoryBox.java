package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MemorySize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Tooltip;

/** A searchable list of devices, which sets a memory. It shows a device while the memory is its own. FX thread only. */
public final class MemoryBox extends SearchBox<MemorySize> {
    private final ObservableLongValue bytes;
    private Optional<MemorySize> first = Optional.empty();
    private boolean following;

    /**
     * @param bytes the memory, which may also be changed elsewhere
     * @param use sets the memory
     */
    public MemoryBox(ObservableLongValue bytes, LongConsumer use) {
        super(FXCollections.observableArrayList(MemorySize.gpus()));
        this.bytes = bytes;
        setPromptText(Messages.text("memorySize.choose"));
        setAccessibleText(Messages.text("memorySize.choose"));
        setTooltip(new Tooltip(Messages.text("memorySize.tip")));
        valueProperty().addListener((observable, before, now) -> {
            if (!following && now != null) {
                use.accept(now.bytes());
            }
        });
        bytes.addListener((observable, before, now) -> follow());
    }

    /** Lists a device before the usual ones. */
    public void first(MemorySize device) {
        Optional<MemorySize> chosen = Optional.ofNullable(getValue());
        first = Optional.of(device);
        List<MemorySize> all = new ArrayList<>(MemorySize.gpus());
        all.add(0, device);
        following = true;
        getItems().setAll(all);
        setValue(chosen.filter(all::contains).orElse(null));
        following = false;
        follow();
    }

    /** Of devices that nobody has chosen only the first is shown: others may have the same memory. */
    private void follow() {
        if (getValue() == null || getValue().bytes() != bytes.get()) {
            following = true;
            setValue(first.filter(device -> device.bytes() == bytes.get()).orElse(null));
            following = false;
        }
    }
}
