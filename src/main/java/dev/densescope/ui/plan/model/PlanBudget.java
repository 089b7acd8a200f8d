package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.DeviceBudget;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;

/** The bytes that a plan may reserve. They follow the memory of the device, unless the user has entered others. */
final class PlanBudget {
    private final ObservableValue<Long> memory;
    private final LongProperty bytes;

    /** @param memory of the target device, in bytes */
    PlanBudget(ObservableValue<Long> memory) {
        this.memory = memory;
        bytes = new SimpleLongProperty(this, "budget", ofDevice());
        memory.addListener((observable, before, now) -> {
            if (bytes.get() == DeviceBudget.of(before)) {
                bytes.set(ofDevice());
            }
        });
    }

    LongProperty bytesProperty() {
        return bytes;
    }

    /** The default budget in bytes: the memory of the device less a margin. */
    long ofDevice() {
        return DeviceBudget.of(memory.getValue());
    }
}
