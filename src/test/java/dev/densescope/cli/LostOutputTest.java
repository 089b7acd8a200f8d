package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.cli.terminal.Terminal;
import dev.densescope.cli.terminal.WatchedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LostOutputTest {
    private final StringWriter err = new StringWriter();

    @Test
    void unwritableResultsEndWithExitCode1AndASentence() {
        assertEquals(ExitCodes.FAILED, run("No space left on device", "devices", "--help"));
        assertEquals("densescope: Standard output cannot be written: no space left on device.\n", err.toString());
    }

    @Test
    void aClosedPipeIsNoError() {
        assertEquals(ExitCodes.DONE, run("Broken pipe", "--list-presets"));
        assertEquals("", err.toString());
    }

    private int run(String failure, String... args) {
        WatchedOutput out = new WatchedOutput(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(failure);
            }
        });
        Terminal terminal = new Terminal(
                new PrintWriter(out, false, StandardCharsets.UTF_8), new PrintWriter(err), false, out::failure);
        return new Cli(terminal, Machines.none(), CommandRun.LOG).run(args);
    }
}
