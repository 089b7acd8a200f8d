package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.file.ReadProgress;
import dev.densescope.file.write.WriteProgress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how much of files has been read or written, if that takes long, and cancels it. Confined to
 * one thread.
 */
public final class FileProgressDisplay implements ReadProgress, WriteProgress, AutoCloseable {
    private static final long TERMINAL_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LINE_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int PERCENT = 100;
    private static final String CLEAR_TO_END = "\u001b[K";

    private final Terminal terminal;
    private final boolean shown;
    private final String activity;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanoTime;
    private long lastNanos;
    private boolean hasLine;

    /** @param nanoTime the clock */
    FileProgressDisplay(
            Terminal terminal, boolean shown, String activity, BooleanSupplier cancelled, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.shown = shown;
        this.activity = activity;
        this.cancelled = cancelled;
        this.nanoTime = nanoTime;
        lastNanos = nanoTime.getAsLong();
    }

    /**
     * The progress of reading a file: a line that is overwritten on a terminal, a line every few seconds elsewhere.
     *
     * @param shown whether anything is shown at all
     * @param cancelled whether to stop reading
     */
    public static FileProgressDisplay reading(
            Terminal terminal, boolean shown, Object file, BooleanSupplier cancelled) {
        return new FileProgressDisplay(terminal, shown, "Reading " + file, cancelled, System::nanoTime);
    }

    /**
     * The progress of writing files, on a terminal only.
     *
     * @param shown whether anything is shown at all
     * @param cancelled whether to stop writing
     */
    public static FileProgressDisplay writing(Terminal terminal, boolean shown, BooleanSupplier cancelled) {
        return new FileProgressDisplay(
                terminal, shown && terminal.rewritesLines(), "Writing", cancelled, System::nanoTime);
    }

    @Override
    public void read(double fraction) {
        update(fraction);
    }

    @Override
    public void written(double fraction) {
        update(fraction);
    }

    private void update(double fraction) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException(activity + " was cancelled");
        }
        long now = nanoTime.getAsLong();
        long period = terminal.rewritesLines() ? TERMINAL_PERIOD_NANOS : LINE_PERIOD_NANOS;
        if (shown && now - lastNanos >= period) {
            lastNanos = now;
            show((int) (PERCENT * fraction));
        }
    }

    private void show(int percent) {
        String text = PlainText.line("%s: %d %%".formatted(activity, percent));
        if (terminal.rewritesLines()) {
            hasLine = true;
            terminal.rawErr().print("\r" + text + CLEAR_TO_END);
        } else {
            terminal.rawErr().println(text);
        }
        terminal.rawErr().flush();
    }

    /** All is read or written, or not: what follows begins a line, without the progress. */
    @Override
    public void close() {
        if (hasLine) {
            hasLine = false;
            terminal.rawErr().print("\r" + CLEAR_TO_END);
            terminal.rawErr().flush();
        }
    }
}
