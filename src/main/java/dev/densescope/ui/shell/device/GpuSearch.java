package dev.densescope.ui.shell.device;

import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Searches for GPUs in the background, adds them to the devices, and updates the device shown in the window. FX thread
 * only, except for the search.
 */
public final class GpuSearch {
    private final RunForm form;
    private final Workspace workspace;
    private Optional<List<DeviceListing>> found = Optional.empty();

    public GpuSearch(RunForm form, Workspace workspace) {
        this.form = form;
        this.workspace = workspace;
        form.deviceProperty().addListener((observable, before, now) -> say());
        say();
    }

    /**
     * Starts the search. If it fails, runs use the CPU, and the window shows why.
     *
     * @param gpus lists the GPUs, usable or not; may take seconds
     * @param worker for the search
     * @param fx the JavaFX thread
     */
    public void begin(Supplier<List<DeviceListing>> gpus, Executor worker, Executor fx) {
        Runnable look = () -> {
            List<DeviceListing> listings = gpus.get();
            fx.execute(() -> finish(listings));
        };
        new Background(worker, fx)
                .begin(
                        Messages.text("machine.searchFailed"),
                        look,
                        failure -> finish(List.of(DeviceListing.noGpu(failure.text()))));
    }

    /** What runs would use if a device was chosen, and why. */
    MachineText text(String id) {
        return ThisMachine.text(id, found);
    }

    private void finish(List<DeviceListing> listings) {
        found = Optional.of(listings);
        form.offer(listings.stream()
                .filter(DeviceListing::isGpu)
                .map(gpu -> gpu.info().id())
                .toList());
        say();
    }

    private void say() {
        workspace.machineProperty().set(text(form.deviceProperty().get()));
    }
}
