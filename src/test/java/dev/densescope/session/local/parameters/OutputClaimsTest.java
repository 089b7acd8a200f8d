package dev.densescope.session.local.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedWarnings;
import dev.densescope.session.RunRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputClaimsTest {
    @TempDir
    private Path folder;

    @Test
    void oneClaimOfAFileIsHeldAtATimeAndNothingIsLeft() throws IOException {
        Path claims = folder.resolve("claims");
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        OutputClaims second = new OutputClaims(claims);
        try (OutputClaims first = new OutputClaims(claims)) {
            first.claim(List.of(one));
            assertThrows(RunRefusedException.class, () -> second.claim(List.of(two, one)));
            try (OutputClaims other = new OutputClaims(claims)) {
                other.claim(List.of(two)); // the second has claimed all or none
            }
        }
        second.claim(List.of(one));
        second.close();

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(claims), left.toList(), "nothing is next to the files");
        }
    }

    @Test
    void withoutAFolderForClaimsRunsStartAllTheSame() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (OutputClaims claims = new OutputClaims(file.resolve("claims"));
                LoggedWarnings warnings = new LoggedWarnings(OutputClaims.class)) {
            claims.claim(List.of(folder.resolve("one")));
            assertEquals(1, warnings.sentences().size(), "it is told in a sentence");
            assertTrue(warnings.sentences().get(0).contains(file.resolve("claims") + " cannot be used: "));
        }
        assertEquals(0, Files.size(file));
    }
}
