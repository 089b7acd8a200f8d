package dev.densescope.cli.sweep;

import dev.densescope.cli.terminal.ProgressLine;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.Run;
import dev.densescope.sweep.SweepListener;
import dev.densescope.sweep.grid.SweepCell;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows on standard error how a sweep goes on, with the time that is left. Confined to one thread. */
public final class SweepDisplay implements SweepListener {
    private final Terminal terminal;
    private final ProgressLine line;
    private final LongSupplier nanoTime;
    private int cells;
    private int visited;
    private int computed;
    private long startedNanos;
    private long spentNanos;
    private Optional<SweepCell> current = Optional.empty();

    /** @param showsProgress whether progress is shown, and not only notices */
    public SweepDisplay(Terminal terminal, boolean showsProgress) {
        this(terminal, showsProgress, System::nanoTime);
    }

    SweepDisplay(Terminal terminal, boolean showsProgress, LongSupplier nanoTime) {
        this.terminal = terminal;
        line = new ProgressLine(terminal, showsProgress);
        this.nanoTime = nanoTime;
    }

    @Override
    public void begun(int newCells) {
        cells = newCells;
    }

    @Override
    public void passed(SweepCell cell) {
        visited++;
        line.update(this::text);
    }

    @Override
    public void damaged(SweepCell cell, Text reason) {
        say("The cell of %s is computed again, because its file is damaged: %s.".formatted(cell.label(), reason));
    }

    @Override
    public void started(SweepCell cell) {
        current = Optional.of(cell);
        startedNanos = nanoTime.getAsLong();
        line.update(this::text);
    }

    /** The run of the current cell goes on. */
    public void running(Run run) {
        int steps = run.progress().finishedSteps().size();
        line.update(() ->
                "%s, step %d of %d".formatted(text(), steps, run.settings().totalSteps()));
    }

    @Override
    public void completed(SweepCell cell) {
        end();
    }

    @Override
    public void failed(SweepCell cell, String sentence) {
        end();
        say("The cell of %s failed: %s".formatted(cell.label(), sentence));
    }

    @Override
    public void withoutLocks() {
        say(
                "The folder has no locks: several processes may compute the same cell, which takes time but changes nothing.");
    }

    private void end() {
        visited++;
        computed++;
        spentNanos += nanoTime.getAsLong() - startedNanos;
        current = Optional.empty();
        line.update(this::text);
    }

    private void say(String sentence) {
        line.clear();
        terminal.say(sentence);
    }

    /** The sweep has ended. */
    public void close() {
        line.clear();
    }

    /** Such as {@code cell 13 of 60, 0:32 left: depth 94, growth 12, batch 64, shared}. */
    String text() {
        String text = "cell %d of %d".formatted(Math.min(cells, visited + 1), cells);
        if (computed > 0) {
            long leftNanos = spentNanos / computed * (cells - visited);
            text += ", %s left".formatted(QuantityText.PLAIN.clock(TimeUnit.NANOSECONDS.toSeconds(leftNanos)));
        }
        return text + current.map(cell -> ": " + cell.label()).orElse("");
    }
}
