package dev.densescope.trace.imports.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.densescope.file.ReadProgress;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.trace.imports.TraceImportException;
import dev.densescope.trace.imports.chrome.ChromeReader;
import dev.densescope.trace.imports.chrome.SampleOurs;
import dev.densescope.trace.imports.chrome.SampleProfile;
import dev.densescope.trace.imports.snapshot.Pickler;
import dev.densescope.trace.imports.snapshot.SampleSnapshot;
import dev.densescope.trace.imports.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged traces are read or refused in one sentence. {@code -Ddensescope.mutations=100000} tries as many of each kind.
 */
class MutatedTracesTest {
    private static final int COUNT = Integer.getInteger("densescope.mutations", 300);

    /** Opcodes of pickles, with those that run code, and extreme numbers. */
    private static final int[] OPCODES = {
        0, 1, 0x7f, 0x80, 0xff, '(', ')', '.', ']', '}', 'R', 'b', 'c', 'h', 'j', 'u', 's', 'e', 'a', 't', 'q', 'r',
        'K', 'J', 'X', 'N', '0', '1', 'G', 'i', 'o', 'P', 'Q', 0x81, 0x82, 0x84, 0x85, 0x8a, 0x8c, 0x92, 0x93, 0x94,
        0x95
    };

    private static final int[] JSON = {
        '{', '}', '[', ']', '"', ':', ',', '-', '.', 'e', '9', '0', '\\', 'N', 0xff, 0xc0, 0
    };

    private static final String[] WORDS = {
        "1e999",
        "-1",
        "NaN",
        "null",
        "true",
        "\"\"",
        "{}",
        "[[[[",
        "9223372036854775807",
        "99999999999999999999",
        "0.0001",
        "\"ph\":\"X\"",
        "\"ph\":\"C\"",
        "\"name\":\"live bytes\"",
        "\"name\":\"[memory]\""
    };

    @TempDir
    Path folder;

    /** Reads a trace. */
    private interface Reader {
        ImportedTrace read(String name, InputStream bytes) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void snapshots(Pickler.Style style) {
        SampleSnapshot sample = new SampleSnapshot(3, 0, 12).fail(5);
        mutate(sample.pickle(sample.dictionary(), style), OPCODES, new String[0], SnapshotReader::read);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void tracesOfTorchProfiler() {
        mutate(new SampleProfile(5, 100, 6).json(), JSON, WORDS, ChromeReader::read);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void tracesOfThisProgram() {
        mutate(new SampleOurs(5, 6).json(), JSON, WORDS, ChromeReader::read);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void archives() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("ours.json"));
            out.write(new SampleOurs(5, 6).json());
            out.putNextEntry(new ZipEntry("profile.json"));
            out.write(new SampleProfile(5, 100, 6).json());
        }
        mutate(zip.toByteArray(), OPCODES, new String[0], this::readFile);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void compressedTraces() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(new SampleProfile(5, 100, 6).json());
        }
        mutate(gzip.toByteArray(), OPCODES, new String[0], this::readFile);
    }

    private ImportedTrace readFile(String name, InputStream bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes.readAllBytes());
        try {
            TraceFiles.isTrace(file);
            return TraceFiles.read(file, ReadProgress.NONE).get(0);
        } catch (TraceImportException refused) {
            throw new InvalidTraceException(refused.told(), refused);
        }
    }

    private static void mutate(byte[] whole, int[] extremes, String[] words, Reader reader) {
        Random random = new Random(21);
        int read = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] mutated = mutated(whole, extremes, words, random);
            read += isRead(mutated, reader, i) ? 1 : 0;
        }
        System.out.println(read + " of " + COUNT + " mutations are read");
        assertTrue(read < COUNT, "some are refused");
        assertTrue(read > 0, "some are read");
    }

    private static byte[] mutated(byte[] whole, int[] extremes, String[] words, Random random) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) extremes[random.nextInt(extremes.length)];
                case 2 ->
                    Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? -1 : 0x7f));
                case 3 ->
                    System.arraycopy(
                            bytes, random.nextInt(bytes.length - 16), bytes, Math.min(at, bytes.length - 16), 16);
                case 4 -> bytes = inserted(bytes, at, words, random);
                default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, Math.max(32, at + 1)) : bytes;
            }
        }
        return bytes;
    }

    /** Puts a word in place of a few bytes, or repeats a part. */
    private static byte[] inserted(byte[] bytes, int at, String[] words, Random random) {
        byte[] piece = words.length > 0 && random.nextInt(3) > 0
                ? words[random.nextInt(words.length)].getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(200)));
        int skipped = Math.min(bytes.length, at + random.nextInt(6));
        byte[] result = new byte[at + piece.length + bytes.length - skipped];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(piece, 0, result, at, piece.length);
        System.arraycopy(bytes, skipped, result, at + piece.length, bytes.length - skipped);
        return result;
    }

    private static boolean isRead(byte[] bytes, Reader reader, int number) {
        try {
            ImportedTrace trace = reader.read("mutated", new ByteArrayInputStream(bytes));
            assertPlausible(trace);
            return true;
        } catch (InvalidTraceException refused) {
            assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
            assertTrue(refused.getMessage().chars().noneMatch(Character::isISOControl), () -> refused.getMessage());
            return false;
        } catch (IOException | RuntimeException | Error unforeseen) {
            fail("mutation " + number, unforeseen);
            return false;
        }
    }

    private static void assertPlausible(ImportedTrace trace) {
        for (int i = 0; i < trace.live().points(); i++) {
            assertTrue(trace.live().totalBytes(i) >= 0);
            assertTrue(i == 0 || trace.live().timeNanos(i - 1) <= trace.live().timeNanos(i));
        }
        assertTrue(trace.reserved().peakBytes() >= 0);
    }
}
