package dev.densescope.cli.terminal;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Progress on standard error: one line that is overwritten on a terminal, a line every few seconds elsewhere. Confined to one
 * thread.
 */
public final class ProgressLine {
    private static final long TERMINAL_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String CLEAR_TO_END = "\u001b[K";

    private final Terminal terminal;
    private final boolean shown;
    private long lastNanos = System.nanoTime();
    private boolean isOpen;

    /** @param shown whether anything is shown at all */
    public ProgressLine(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** Shows a text, unless the last output was recent. */
    public void update(Supplier<String> text) {
        long period = terminal.rewritesLines() ? TERMINAL_PERIOD_NANOS : LINE_PERIOD_NANOS;
        if (shown && System.nanoTime() - lastNanos >= period) {
            show(text.get(), !terminal.rewritesLines());
        }
    }

    /** Shows a text that is kept. */
    public void keep(Supplier<String> text) {
        if (shown) {
            show(text.get(), true);
        }
    }

    /** Clears the line, so that what follows begins a new one. */
    public void clear() {
        if (isOpen) {
            isOpen = false;
            terminal.rawErr().print("\r" + CLEAR_TO_END);
            terminal.rawErr().flush();
        }
    }

    private void show(String plain, boolean isKept) {
        lastNanos = System.nanoTime();
        String text = PlainText.line(plain);
        String line = terminal.rewritesLines() ? "\r" + text + CLEAR_TO_END : text;
        if (isKept) {
            terminal.rawErr().println(line);
        } else {
            terminal.rawErr().print(line);
        }
        isOpen = !isKept;
        terminal.rawErr().flush();
    }
}
