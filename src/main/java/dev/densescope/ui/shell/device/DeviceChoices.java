package dev.densescope.ui.shell.device;

import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.run.form.RunForm;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** The devices and threads that runs can use, as chosen in the form of the next run. FX thread only. */
public final class DeviceChoices {
    private final RunForm form;
    private final GpuSearch search;

    public DeviceChoices(RunForm form, GpuSearch search) {
        this.form = form;
        this.search = search;
    }

    /** The ids; GPUs are added when they are found. */
    ObservableList<String> ids() {
        return form.devices();
    }

    /** What runs would use if an id was chosen, and why. */
    MachineText text(String id) {
        return search.text(id);
    }

    /** The chosen id. */
    StringProperty chosen() {
        return form.deviceProperty();
    }

    /** Threads of kernels on the processor. */
    IntegerProperty threads() {
        return form.threadsProperty();
    }

    int maxThreads() {
        return form.maxThreads();
    }
}
