package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.RunRecord;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.RunTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CraftedRunFilesTest {
    private static final Duration GUARD = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void filesThatNoRunCreatesAreRefusedInASentence() throws Exception {
        Map<String, Path> files = RunFileSamples.writeCrafted(folder);
        assertTrue(files.size() >= 20);
        files.forEach((name, file) -> {
            String message = assertTimeoutPreemptively(
                            GUARD,
                            () -> assertThrows(RunFileException.class, () -> RunFileReader.read(file), name),
                            name)
                    .getMessage();
            assertTrue(message.startsWith("Run file %s is damaged and cannot be read: ".formatted(file)), message);
            assertTrue(message.endsWith("."), message);
            assertEquals(1, message.lines().count(), message);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT INTO operations SELECT i + 100000; 'forward'; 'stem'; 'again' FROM n,operations",
        "INSERT INTO tensors SELECT i + 100000; layer; name; category; type; layout; n; c; h; w; bytes; shared FROM (SELECT * FROM tensors LIMIT 1); n,tensors",
        "INSERT INTO layers SELECT i + 100000; 'stem'; 1; 1; 1 FROM n,layers",
        "INSERT INTO epochs SELECT i + 100000; i + 100000; 1; 1; NULL; NULL; NULL; NULL; i + 100000 FROM n,epochs",
        "INSERT INTO device_memory SELECT i + 100000; 1; 1; 1; 1; 1; 1 FROM n,device_memory"
    })
    void moreRowsThanTheDesignHasAreRefusedByTheirNumber(String rows, String table) throws Exception {
        Path file = folder.resolve("many.dscope");
        RunFileSamples.write(file, 4);
        RunFileSamples.addMany(file, 20_000, rows.replace(';', ','));
        String message = assertThrows(RunFileException.class, () -> RunFileReader.read(file))
                .getMessage();
        assertTrue(message.contains("table %s has more than ".formatted(table)), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 100, 4_016})
    void aFileWithOnlyTheBeginningOfARunFileIsDamaged(int length) throws Exception {
        byte[] beginning = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("beginning.dscope"), Arrays.copyOf(beginning, length));
        String message = assertThrows(RunFileException.class, () -> RunFileReader.read(file))
                .getMessage();
        assertEquals(
                "Run file %s is damaged and cannot be read: only its beginning is that of a run file.".formatted(file),
                message);
    }

    @Test
    void readingCanBeCancelled() throws Exception {
        Path file = folder.resolve("long.dscope");
        RunFileSamples.writeLong(file, 20_000);
        AtomicInteger told = new AtomicInteger();
        ReadingWatch impatient = new ReadingWatch() {
            @Override
            public boolean cancelled() {
                return told.get() >= 5_000;
            }

            @Override
            public void stepsRead(int steps, int ofSteps) {
                assertEquals(20_000, ofSteps);
                told.set(steps);
            }
        };
        assertThrows(CancellationException.class, () -> RunFileReader.read(file, impatient));
        assertTrue(told.get() < 20_000, told + " steps");
        RunRecord read = RunFileReader.read(file);
        assertEquals(20_000, read.steps().size());
    }

    @Test
    void aTableIsRecognisedByItsExactStatement() {
        for (RunTables.Table table : RunTables.ALL) {
            assertTrue(table.isMadeBy(table.creation()), table.name());
            assertTrue(table.isMadeBy(table.creation().replace("(", "(\n  ").replace(", ", ",\n  ")), table.name());
            assertFalse(table.isMadeBy(table.creation() + " WITHOUT ROWID"), table.name());
            assertFalse(table.isMadeBy(table.creation().replace(")", ", x)")), table.name());
            assertFalse(table.isMadeBy("CREATE TABLE " + table.name() + " (x)"), table.name());
        }
    }
}
