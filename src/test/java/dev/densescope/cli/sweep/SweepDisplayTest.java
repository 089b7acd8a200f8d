package dev.densescope.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.cli.terminal.Terminal;
import dev.densescope.language.Text;
import dev.densescope.sweep.SampleSweeps;
import dev.densescope.sweep.grid.SweepCell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SweepDisplayTest {
    private final List<SweepCell> cells = SampleSweeps.predicted().grid().cells();
    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter err = new StringWriter();
    private final SweepDisplay display = new SweepDisplay(
            new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), false), false, nanos::get);

    @Test
    void theTimeThatIsLeftFollowsFromTheCellsThatWereComputed() {
        display.begun(10);
        display.passed(cells.get(0));
        display.started(cells.get(1));
        assertEquals("cell 2 of 10: depth 10, growth 4, batch 2, shared-gradients", display.text());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));
        display.completed(cells.get(1));
        assertEquals("cell 3 of 10, 0:32 left", display.text(), "8 cells of 4 s");
        display.passed(cells.get(2));
        display.started(cells.get(3));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        display.failed(cells.get(3), "It is too large.");
        assertEquals("cell 5 of 10, 0:18 left", display.text(), "6 cells of 3 s");
    }

    @Test
    void failedAndDamagedCellsAreNamed() {
        display.begun(2);
        display.damaged(cells.get(0), Text.verbatim("it is not valid JSON"));
        display.failed(cells.get(1), "It is too large.");
        assertEquals(
                List.of(
                        "densescope: The cell of depth 10, growth 4, batch 2, naive is computed again, because its file is"
                                + " damaged: it is not valid JSON.",
                        "densescope: The cell of depth 10, growth 4, batch 2, shared-gradients failed: It is too large."),
                err.toString().lines().toList());
    }
}
