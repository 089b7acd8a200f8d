package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FileProgressDisplayTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long millis;

    @Test
    void aTerminalHasOneLineThatIsGoneAtTheEnd() {
        try (FileProgressDisplay display = display(true, "Writing")) {
            display.written(0);
            assertEquals("", err.toString(), "short exports are silent");
            at(600, display, 0.257);
            at(700, display, 0.3);
            at(1_200, display, 0.5);
        }
        assertEquals("\rWriting: 25 %\u001b[K\rWriting: 50 %\u001b[K\r\u001b[K", err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void elsewhereReadingHasALineEveryFewSeconds() {
        try (FileProgressDisplay display = display(false, "Reading a\nb")) {
            at(4_000, display, 0.2);
            at(6_000, display, 0.3);
        }
        assertEquals("Reading a b: 30 %\n", err.toString());
    }

    @Test
    void writingIsSilentWhereNoTerminalIs() {
        Terminal file = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        FileProgressDisplay display = FileProgressDisplay.writing(file, true, () -> false);
        display.written(0);
        display.written(1);
        display.close();
        assertEquals("", err.toString());
    }

    @Test
    void readingAndWritingStopWhenTheyAreCancelled() {
        boolean[] cancelled = {false};
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), true);
        FileProgressDisplay display = FileProgressDisplay.writing(terminal, false, () -> cancelled[0]);
        display.written(0.1);
        cancelled[0] = true;
        assertThrows(CancellationException.class, () -> display.written(0.1));
        assertThrows(CancellationException.class, () -> display.read(0.1));
    }

    private FileProgressDisplay display(boolean rewritesLines, String activity) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), rewritesLines);
        return new FileProgressDisplay(
                terminal, true, activity, () -> false, () -> TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void at(long now, FileProgressDisplay display, double fraction) {
        millis = now;
        display.written(fraction);
    }
}
