package dev.densescope.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ProgramLogTest {
    @TempDir
    private Path folder;

    private ProgramLog log;

    @BeforeEach
    void begin() {
        log = new ProgramLog(folder.resolve("logs"));
        log.begin(false);
    }

    @AfterEach
    void end() {
        log.end();
    }

    @Test
    void nothingIsMadeWhileThereIsNothingToWrite() {
        assertFalse(Files.exists(log.folder()));
    }

    @Test
    void aFailureIsWrittenWithItsStackAndItsCause() throws IOException {
        Failures.end("The run failed", new IllegalStateException("outer", new NoClassDefFoundError("a/b/Missing")));
        String text = Files.readString(log.file());
        assertTrue(text.contains("ERROR"), text);
        assertTrue(text.contains("The run failed"), text);
        assertTrue(text.contains("Caused by: java.lang.NoClassDefFoundError: a/b/Missing"), text);
        assertTrue(text.contains("at " + getClass().getName()), text);
    }

    @Test
    void warningsOfAllOthersAreWrittenToo() throws IOException {
        LoggerFactory.getLogger("some.library").warn("something odd", new IOException("why"));
        String text = Files.readString(log.file());
        assertTrue(text.contains("some.library: something odd"), text);
        assertTrue(text.contains("java.io.IOException: why"), text);
    }

    @Test
    void aMessageTakesOneLineWhateverFilesAreCalled() throws IOException {
        Failures.log("File a\nERROR forged\u001b[31m cannot be read", new IOException("why"));
        assertTrue(Files.readString(log.file()).contains("File a ERROR forged [31m cannot be read"));
    }

    @Test
    void theFilesStaySmallWhateverHappens() throws IOException, InterruptedException {
        String text = "x".repeat(100_000);
        for (int i = 0; i < 60; i++) {
            Failures.log(text, new IOException("why"));
            Thread.sleep(11); // the size is looked at ten times a second
        }
        try (Stream<Path> files = Files.list(log.folder())) {
            assertEquals(4, files.count());
        }
        assertTrue(Files.size(log.file()) < 3_000_000);
    }

    @Test
    void aFolderThatCannotBeMadeSendsFailuresToTheTerminal() throws IOException {
        String text = onTerminal(false, () -> Failures.end("The run failed", new LinkageError("broken")));
        assertTrue(text.contains("java.lang.LinkageError: broken"), text);
        assertTrue(text.contains("\tat "), text);
    }

    @Test
    void withoutALogAnExpectedFailureIsOneSentenceOnTheTerminal() throws IOException {
        String text = onTerminal(false, () -> {
            Failures.log("Costs are not kept", new IOException("why"));
            LoggerFactory.getLogger("some.library").warn("something odd", new IOException("why"));
        });
        assertEquals(
                List.of("ERROR Costs are not kept", "WARN  library: something odd"),
                text.lines().toList());
    }

    @Test
    void withoutALogAFailureThatGoesToTheTerminalAnywayIsThereOnce() throws IOException {
        String text = onTerminal(true, () -> Failures.end("The run failed", new LinkageError("broken")));
        assertEquals(1, text.split("LinkageError: broken", -1).length - 1, text);
    }

    /** What a program whose log cannot be written says of something. */
    private String onTerminal(boolean debug, Runnable something) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        PrintStream before = System.err;
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        System.setErr(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        ProgramLog impossible = new ProgramLog(file.resolve("logs"));
        try {
            impossible.begin(debug);
            something.run();
        } finally {
            impossible.end();
            System.setErr(before);
        }
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
