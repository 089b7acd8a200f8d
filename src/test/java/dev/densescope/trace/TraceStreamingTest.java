package dev.densescope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.trace.chrome.ChromeTrace;
import dev.densescope.trace.folded.FoldedStacks;
import dev.densescope.trace.pprof.MemoryProfile;
import dev.densescope.trace.snapshot.MemorySnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writers keep nothing of each event, write as they read, tell their progress, and end when they are cancelled. */
class TraceStreamingTest {
    private static final int EVENTS = 200_000;
    /** Less than the smallest object. */
    private static final int MAX_KEPT_BYTES_PER_EVENT = 8;

    private static final int MAX_BUFFERED_BYTES = 200_000;

    /** A writer under test. */
    enum Writer {
        CHROME(true) {
            @Override
            void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
                ChromeTrace.write(run, out, progress);
            }
        },
        SNAPSHOT(true) {
            @Override
            void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
                MemorySnapshot.write(run, out, progress);
            }
        },
        PPROF(false) {
            @Override
            void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
                MemoryProfile.write(run, out, progress);
            }
        },
        FOLDED(false) {
            @Override
            void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException {
                FoldedStacks.write(run, out, progress);
            }
        };

        /** Whether it writes each event, or each tensor. */
        private final boolean writesEvents;

        Writer(boolean writesEvents) {
            this.writesEvents = writesEvents;
        }

        abstract void write(TracedRun run, OutputStream out, WriteProgress progress) throws IOException;
    }

    /** In a process with a heap of its own, since collections of one that many tests have filled take seconds. */
    @Test
    void nothingIsKeptOfAnEvent() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:MarkSweepAlwaysCompactCount=1", // no collection leaves what is dead
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeptBytes.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (BufferedReader printed = process.inputReader()) {
            lines = printed.lines().toList();
        }
        assertEquals(0, process.waitFor());
        assertEquals(Writer.values().length, lines.size(), lines::toString);
        for (String line : lines) {
            String[] kept = line.split(" ", -1);
            assertEquals(3, kept.length, line);
            for (int i = 1; i < kept.length; i++) {
                assertTrue(Long.parseLong(kept[i]) < (long) EVENTS * MAX_KEPT_BYTES_PER_EVENT, "keeps " + line);
            }
        }
    }

    /** Prints for each writer how many more bytes are in use after 40 % and 90 % of the events than before the first. */
    static final class KeptBytes {
        private KeptBytes() {}

        public static void main(String[] arguments) throws IOException {
            for (Writer writer : Writer.values()) {
                TracedRun run = SampleTraces.repeating(EVENTS);
                writer.write(
                        SampleTraces.repeating(2000),
                        OutputStream.nullOutputStream(),
                        WriteProgress.NONE); // loads classes
                long before = usedBytes();
                List<String> kept = new ArrayList<>();
                try {
                    writer.write(run, OutputStream.nullOutputStream(), fraction -> {
                        if (fraction > (kept.isEmpty() ? 0.4 : 0.9) && kept.size() < 2) {
                            kept.add(Long.toString(usedBytes() - before));
                        }
                    });
                } finally {
                    Reference.reachabilityFence(run); // what is freed of it would hide what is kept
                }
                System.out.println(writer + " " + String.join(" ", kept));
            }
        }

        private static long usedBytes() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenLeavesTheWriterWithItsProgress(Writer writer) throws IOException {
        TracedRun run = SampleTraces.repeating(EVENTS);
        CountedBytes out = new CountedBytes();
        List<Double> fractions = new ArrayList<>();
        List<Long> written = new ArrayList<>();
        writer.write(run, out, fraction -> {
            fractions.add(fraction);
            written.add(out.count);
        });
        assertEquals(0, fractions.get(0));
        assertEquals(1, fractions.get(fractions.size() - 1));
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertTrue(fractions.size() > 20, fractions::toString);
        if (writer.writesEvents) {
            double from = fractions.get(1); // what comes before the events takes no time
            for (int i = 1; i < fractions.size(); i++) {
                double expected = out.count * (fractions.get(i) - from) / (1 - from);
                assertTrue(written.get(i) > expected * 0.9 - MAX_BUFFERED_BYTES, "at " + fractions.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriterEndsSoonAfterItIsCancelled(Writer writer) throws IOException {
        TracedRun run = SampleTraces.repeating(EVENTS);
        CountedBytes all = new CountedBytes();
        writer.write(run, all, WriteProgress.NONE);
        CountedBytes out = new CountedBytes();
        int[] reports = {0};
        WriteProgress cancelling = fraction -> {
            if (++reports[0] == 5) {
                throw new CancellationException("cancelled by the test");
            }
        };
        assertThrows(CancellationException.class, () -> writer.write(run, out, cancelling));
        assertEquals(5, reports[0]);
        assertTrue(out.count <= all.count / 4 + MAX_BUFFERED_BYTES, out.count + " of " + all.count);
    }

    private static final class CountedBytes extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
