package dev.densescope.ui.compare.model;

import dev.densescope.file.ReadProgress;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The reading of a file: the worker reports its progress, and any thread may cancel it. */
final class FileReading implements ReadProgress {
    private static final double STEP = 0.01;

    private final Path file;
    private final Consumer<ReadingProgress> told;
    private volatile boolean cancelled;
    private double last;

    /** @param told receives the progress, on the worker */
    FileReading(Path file, Consumer<ReadingProgress> told) {
        this.file = file;
        this.told = told;
    }

    void cancel() {
        cancelled = true;
    }

    ReadingProgress begun() {
        return at(0);
    }

    @Override
    public void read(double fraction) {
        if (cancelled) {
            throw new CancellationException("reading was cancelled");
        }
        if (fraction - last >= STEP) {
            last = fraction;
            told.accept(at(fraction));
        }
    }

    private ReadingProgress at(double fraction) {
        return new ReadingProgress(String.valueOf(file.getFileName()), fraction);
    }
}
