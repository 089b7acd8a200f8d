package dev.densescope.session;

import dev.densescope.data.DataChoice;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts runs, one at a time, on a thread of their own. A test double may run at once. */
public interface Runner extends AutoCloseable {
    /**
     * Starts a run.
     *
     * @param outputs files to write
     * @param force whether to start although the prediction exceeds the device's memory
     * @param stop asked while it is made ready, which takes a while for a large folder of images; by several threads
     * @throws RunRefusedException if it cannot start, or is not to any more: one sentence for the user
     */
    Run start(RunSettings settings, RunOutputs outputs, boolean force, BooleanSupplier stop);

    /**
     * Starts a run that was refused for want of memory, for a report that is to tell of it beside others. It gets no more
     * memory than there is, so it ends out of memory before its first step, or trains after all where more has become free.
     *
     * @param outputs files to write
     * @param stop as in {@link #start(RunSettings, RunOutputs, boolean, BooleanSupplier)}
     * @throws RunRefusedException if something else stands in its way
     */
    Run startShortOfMemory(RunSettings settings, RunOutputs outputs, BooleanSupplier stop);

    /** Starts a run that is not stopped during preparation. */
    default Run start(RunSettings settings, RunOutputs outputs, boolean force) {
        return start(settings, outputs, force, () -> false);
    }

    /** Starts a run that writes only its run file, if any. */
    default Run start(RunSettings settings, Optional<Path> runFile, boolean force) {
        return start(settings, RunOutputs.only(runFile), force);
    }

    /**
     * Inspects the images that a run would train on; empty for synthetic ones. Slow for a large folder. Any thread.
     *
     * @param seed of what is held out
     * @param stop asked for each file, by several threads
     * @throws RunRefusedException if they cannot be trained on, or {@code stop} said so
     */
    default Optional<DatasetPreview> preview(DataChoice data, long seed, BooleanSupplier stop) {
        return Optional.empty();
    }

    /**
     * Why runs on a device take the processor although the machine seems to have a GPU, a sentence or two; empty if there is
     * nothing to say. May load libraries. Any thread.
     *
     * @param device as the user names it
     */
    default Optional<String> whyProcessor(String device) {
        return Optional.empty();
    }

    /** Cancels the current run and waits for its end. */
    @Override
    void close();
}
