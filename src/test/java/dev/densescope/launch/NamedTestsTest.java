package dev.densescope.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTestsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** Surefire takes no nested classes, so these run only when they are named. */
    static class Mixed {
        @Test
        void isFine() {
            assertEquals(2, 1 + 1);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void isBelowThree(int number) {
            assertTrue(number < 3, () -> "it is\n" + number);
        }

        @Test
        void isNotForHere() {
            abort("no GPU");
        }
    }

    static class Inherited extends Mixed {}

    /** Cannot even begin. */
    static class Impossible {
        @BeforeAll
        static void open() {
            abort("no GPU at all");
        }

        @Test
        void neverRuns() {
            fail("it ran");
        }
    }

    @Test
    void failuresAreALineEachAndClassesAreCounted() throws IOException {
        assertEquals(NamedTests.FAILED, run(Mixed.class.getName()));
        List<String> lines = lines();
        assertEquals(
                "FAILED NamedTestsTest$Mixed > isBelowThree(int) > [3] 3: AssertionFailedError: it is 3 ==> expected: <true>"
                        + " but was: <false>",
                lines.get(0));
        assertEquals("skipped, 1 times: TestAbortedException: no GPU", lines.get(1));
        assertTrue(lines.get(2).startsWith("NamedTestsTest$Mixed: 3 passed, 1 failed, 1 skipped in "), lines.get(2));
        assertEquals("total: 3 passed, 1 failed, 1 skipped", lines.get(3));
    }

    @Test
    void aMethodCanBeNamedAloneWhateverItsParameters() throws IOException {
        assertEquals(NamedTests.PASSED, run(Mixed.class.getName() + "#isFine"));
        assertEquals(NamedTests.PASSED, run(Inherited.class.getName() + "#isFine"));
        assertEquals(NamedTests.FAILED, run(Mixed.class.getName() + "#isBelowThree"));
        assertTrue(lines().contains("total: 2 passed, 1 failed, 0 skipped"), said::toString);
    }

    @Test
    void whereNothingRanNothingIsProved() throws IOException {
        assertEquals(NamedTests.FAILED, run(Impossible.class.getName()));
        assertTrue(lines().contains("skipped, 1 times: TestAbortedException: no GPU at all"), said::toString);
    }

    @Test
    void whatIsMisspelledIsRefusedBeforeAnythingRuns() throws IOException {
        assertEquals(NamedTests.BAD_USAGE, run(Mixed.class.getName(), "dev.densescope.NoSuchTest"));
        assertEquals(NamedTests.BAD_USAGE, run(Mixed.class.getName() + "#isNone"));
        assertEquals(NamedTests.BAD_USAGE, run());
        assertEquals(
                List.of(
                        "There is no test dev.densescope.NoSuchTest.",
                        "There is no test " + Mixed.class.getName() + "#isNone.",
                        "Name a file for the log, then the tests: CLASS or CLASS#METHOD."),
                lines());
    }

    @Test
    void theLogHasEachTestAsItStartsAndEnds() throws IOException {
        run(Mixed.class.getName() + "#isFine");
        List<String> log = Files.readAllLines(folder.resolve("log"));
        assertEquals("started NamedTestsTest$Mixed > isFine()", log.get(0));
        assertTrue(
                log.get(1).matches("passed after \\d+\\.\\d{3} s: NamedTestsTest\\$Mixed > isFine\\(\\)"), log.get(1));
    }

    private int run(String... names) throws IOException {
        List<String> arguments = Stream.concat(Stream.of(folder.resolve("log").toString()), Stream.of(names))
                .toList();
        return new NamedTests(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
