package dev.densescope.cli.run;

import dev.densescope.cli.terminal.PlainText;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.file.ReadProgress;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows on standard error how much of a file has been read, if that takes long, and cancels reading. Confined to one
 * thread.
 */
public final class ReadingDisplay implements ReadProgress {
    private static final long TERMINAL_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LINE_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int PERCENT = 100;

    private final Terminal terminal;
    private final boolean shown;
    private final Path file;
    private final BooleanSupplier cancelled;
    private long lastNanos = System.nanoTime();
    private boolean hasLine;

    /**
     * @param shown whether anything is shown at all
     * @param cancelled whether to stop reading
     */
    public ReadingDisplay(Terminal terminal, boolean shown, Path file, BooleanSupplier cancelled) {
        this.terminal = terminal;
        this.shown = shown;
        this.file = file;
        this.cancelled = cancelled;
    }

    @Override
    public void read(double fraction) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("reading was cancelled");
        }
        long now = System.nanoTime();
        long period = terminal.rewritesLines() ? TERMINAL_PERIOD_NANOS : LINE_PERIOD_NANOS;
        if (shown && now - lastNanos >= period) {
            lastNanos = now;
            show((int) (PERCENT * fraction));
        }
    }

    private void show(int percent) {
        String text = PlainText.line("Reading %s: %d %%".formatted(file, percent));
        if (terminal.rewritesLines()) {
            hasLine = true;
            terminal.rawErr().print("\r" + text);
        } else {
            terminal.rawErr().println(text);
        }
        terminal.rawErr().flush();
    }

    /** The file has been read, or not: what follows begins a line. */
    public void end() {
        if (hasLine) {
            terminal.rawErr().println();
        }
    }
}
