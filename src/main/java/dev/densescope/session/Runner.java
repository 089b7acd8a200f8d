package dev.densescope.session;

import dev.densescope.data.DataChoice;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.language.Text;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Starts runs on threads of their own: one at a time, or a group whose runs take turns. A test double may run at once.
 */
public interface Runner extends AutoCloseable {
    /**
     * Starts a run.
     *
     * @param outputs files to write
     * @param force whether to start although the prediction exceeds the device's memory
     * @param stop polled during preparation, which is slow for a large folder of images; called by several threads
     * @throws RunRefusedException if it cannot start or {@code stop} returned true: one sentence for the user
     */
    Run start(RunSettings settings, RunOutputs outputs, boolean force, BooleanSupplier stop);

    /**
     * Starts a run that takes turns with the others of a group. All that can be refused is refused now; the run then
     * waits for its first turn until {@link RunGroup#begin}. A test double may run at once.
     *
     * @param settings in the rounds of the group
     * @param stop as in {@link #start(RunSettings, RunOutputs, boolean, BooleanSupplier)}
     * @throws RunRefusedException if it cannot start
     */
    default Run start(RunSettings settings, RunOutputs outputs, RunGroup group, boolean force, BooleanSupplier stop) {
        return start(settings, outputs, force, stop);
    }

    /**
     * Starts a run that was refused for lack of memory, so that a report can include it. Its memory is limited to what
     * is available, so it ends out of memory before its first step, or trains if more has become free.
     *
     * @param outputs files to write
     * @param stop as in {@link #start(RunSettings, RunOutputs, boolean, BooleanSupplier)}
     * @throws RunRefusedException if it cannot start for another reason
     */
    Run startShortOfMemory(RunSettings settings, RunOutputs outputs, BooleanSupplier stop);

    /** Starts a run that cannot be stopped during preparation. */
    default Run start(RunSettings settings, RunOutputs outputs, boolean force) {
        return start(settings, outputs, force, () -> false);
    }

    /** Starts a run that writes only its run file, if any. */
    default Run start(RunSettings settings, Optional<Path> runFile, boolean force) {
        return start(settings, RunOutputs.only(runFile), force);
    }

    /**
     * Inspects the images that a run would train on; empty for synthetic images. Slow for a large folder. Any thread.
     *
     * @param seed of the held-out part
     * @param stop polled for each file; called by several threads
     * @throws RunRefusedException if they cannot be trained on or {@code stop} returned true
     */
    default Optional<DatasetPreview> preview(DataChoice data, long seed, BooleanSupplier stop) {
        return Optional.empty();
    }

    /**
     * Why runs use the CPU although the machine seems to have a GPU, in one or two sentences; empty if they use the GPU
     * or there is none. May load libraries. Any thread.
     *
     * @param device as chosen by the user
     */
    default Optional<Text> whyProcessor(String device) {
        return Optional.empty();
    }

    /** Cancels the current run and waits for its end. */
    @Override
    void close();
}
