package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WindowArgumentsTest {
    @TempDir
    private Path folder;

    @Test
    void noArgumentsOpenTheWindow() {
        assertEquals(Optional.of(List.of()), files());
        assertEquals(Optional.of(List.of()), files("--debug"));
    }

    @Test
    void filesOpenTheWindowAlsoWithDebug() throws IOException {
        Path plain = Files.createFile(folder.resolve("design"));
        assertEquals(Optional.of(List.of(plain, Path.of("a.dscope"))), files("--debug", plain.toString(), "a.dscope"));
        assertEquals(Optional.of(List.of(Path.of("no-such-file.json"))), files("no-such-file.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "predict, false",
        "./predict, true",
        "predict.json, true",
        "predcit, false",
        "--help, false",
        "-h, false",
        "'', false",
    })
    void aCommandIsACommandAndAPathAFile(String first, boolean isFile) {
        assertEquals(isFile, files(first).isPresent());
    }

    @Test
    void optionsOfTheCommandLineAreLeftToIt() {
        assertEquals(Optional.empty(), files("a.json", "--steps", "3"));
        assertEquals(Optional.empty(), files("--list-presets"));
    }

    @Test
    void aFileMayHaveTheNameOfACommandAfterAnother() throws IOException {
        assertEquals(Optional.empty(), files("plan", "a.json"));
        assertEquals(Optional.of(List.of(Path.of("a.json"), Path.of("./plan"))), files("a.json", "./plan"));
    }

    @Test
    void theCommandsAreThoseOfTheCommandLine() {
        Terminal terminal =
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        CommandLine line = new Cli(terminal, Machines.none(), CommandRun.LOG)
                .commandLine(new Problems(terminal, List.of(), CommandRun.LOG));
        assertEquals(line.getSubcommands().keySet(), WindowArguments.COMMANDS);
    }

    private static Optional<List<Path>> files(String... args) {
        return WindowArguments.of(args).map(WindowArguments::files);
    }
}
