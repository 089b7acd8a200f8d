package dev.densescope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class CapturedErrorsTest {
    @Test
    void outputOfLibrariesIsKeptFromTheTerminal() {
        PrintStream terminal = System.err;
        try (CapturedErrors errors = new CapturedErrors()) {
            System.err.println("Error: JavaFX detected no fonts! äöü");

            assertEquals("Error: JavaFX detected no fonts! äöü", errors.text().strip());
        }
        assertSame(terminal, System.err);
    }
}
