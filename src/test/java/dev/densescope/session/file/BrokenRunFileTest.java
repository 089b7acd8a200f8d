package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedFailures;
import dev.densescope.memory.LayerBytes;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown on the thread that writes a run file is told to the run, and is in the log with its stack. */
class BrokenRunFileTest {
    @TempDir
    private Path folder;

    static Stream<Error> errors() {
        return Stream.of(
                new NoClassDefFoundError("planted/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError("planted"),
                new LinkageError("planted"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorWhileRowsAreWritten(Error planted) {
        Path file = folder.resolve("run.dscope");
        RunRecord record = SampleRun.write(folder.resolve("sound.dscope"), 1, new RunOutcome.Completed());
        try (LoggedFailures logged = new LoggedFailures()) {
            RunFileWriter writer = RunFileWriter.create(file, new SampleRun(1).header());
            writer.stepFinished(
                    record.steps().get(0),
                    record.lastTrace().orElseThrow(),
                    record.measurement().orElseThrow(),
                    throwing(planted));
            writer.finish(record);

            String sentence = writer.failure().orElseThrow().toString();
            assertTrue(sentence.startsWith("The run file " + file + " can no longer be written: "), sentence);
            assertTrue(logged.tell(sentence, planted.getClass().getName(), "RunFileWriter.writeUntilEnd"));
        }
        RunFileReader.read(file);
    }

    private static List<LayerBytes> throwing(Error planted) {
        return new AbstractList<>() {
            @Override
            public LayerBytes get(int index) {
                planted.fillInStackTrace();
                throw planted;
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }
}
