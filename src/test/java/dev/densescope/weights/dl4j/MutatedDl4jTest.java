package dev.densescope.weights.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.densescope.model.SampleModels;
import dev.densescope.model.dl4j.Dl4jArchive;
import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.session.imports.ImportedDesign;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged archives of Deeplearning4j are imported, with all their values, or refused in one sentence; no class that they name
 * is loaded. {@code -Ddensescope.mutations=100000} tries as many.
 */
class MutatedDl4jTest {
    private static final int COUNT = Integer.getInteger("densescope.mutations", 500);
    private static final long SEED = Long.getLong("densescope.seed", 15);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void areReadOrRefused() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Dl4jArchive.write(SampleModels.of(SampleModels.designs().get(1)), archive);
        Dl4jMutations mutations = new Dl4jMutations(archive.toByteArray(), SEED);
        Path file = folder.resolve("mutated.zip");
        int read = 0;
        for (int i = 0; i < COUNT; i++) {
            Files.write(file, mutations.next());
            read += isRead(file, i) ? 1 : 0;
        }
        System.out.println(read + " of " + COUNT + " mutations are read");
        assertTrue(read > 0 && read < COUNT, read + " of " + COUNT + " are read");
        assertNull(System.getProperty(LoadedClass.WAS_INITIALISED), "no class is loaded");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    private static boolean isRead(Path file, int number) {
        try {
            ImportedDesign.ofUsable(file);
            return true;
        } catch (ImportRefusedException refused) {
            String sentence = refused.getMessage();
            assertTrue(sentence.chars().noneMatch(Character::isISOControl), sentence);
            assertFalse(sentence.contains("Exception") || sentence.length() > 1000, sentence);
            return false;
        } catch (RuntimeException | Error unforeseen) {
            return fail("mutation " + number, unforeseen);
        }
    }
}
