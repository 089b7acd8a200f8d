package dev.densescope.trace.imports.open;

import dev.densescope.file.FileFormats;
import dev.densescope.file.FileProblem;
import dev.densescope.file.ReadProgress;
import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import dev.densescope.trace.imports.TraceImportException;
import dev.densescope.trace.imports.chrome.ChromeReader;
import dev.densescope.trace.imports.snapshot.SnapshotReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Files of traces: memory snapshots of PyTorch, and Chrome traces of this program and of torch.profiler, plain or
 * compressed with gzip, or several in a zip archive. Files are recognised by their content. Thread-safe.
 */
public final class TraceFiles {
    private static final Text RECORD =
            Text.of("choose a file of torch.cuda.memory._dump_snapshot, a trace of torch.profiler, "
                    + "or one exported by this program");

    private TraceFiles() {}

    /** Whether a file is recognised as a trace. Reads only the beginning, of archives that of each entry until the first trace. */
    public static boolean isTrace(Path file) {
        if (!Files.isRegularFile(file)) { // reading a pipe would block
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return isTrace(TraceContent.buffered(bytes), Files.size(file));
        } catch (IOException | InvalidTraceException unreadable) {
            return false;
        }
    }

    private static boolean isTrace(BufferedInputStream bytes, long fileBytes) throws IOException {
        byte[] head = TraceContent.head(bytes);
        if (isGzip(head)) {
            return TraceContent.of(TraceContent.head(unpacked(bytes, fileBytes)))
                    .isPresent();
        }
        return ZippedTraces.isZip(head)
                ? !ZippedTraces.isCheckpoint(head) && new ZippedTraces("", bytes, fileBytes).hasTrace()
                : TraceContent.of(head).isPresent();
    }

    /**
     * Reads all traces of a file: one, or those of an archive in its order.
     *
     * @throws TraceImportException if the file cannot be read, is damaged, no trace, too large, or would run code
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    public static List<ImportedTrace> read(Path file, ReadProgress progress) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new TraceImportException(file, Text.of("it is not a file: choose a file"), null);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            long fileBytes = Files.size(file);
            progress.read(0);
            List<ImportedTrace> traces = read(
                    DisplayText.line(String.valueOf(file.getFileName())),
                    TraceContent.buffered(new ProgressStream(bytes, fileBytes, progress)),
                    fileBytes);
            progress.read(1);
            return traces;
        } catch (InvalidTraceException invalid) {
            throw new TraceImportException(file, invalid.told(), invalid);
        } catch (ZipException | EOFException damaged) {
            throw new TraceImportException(
                    file, Text.of("its compressed content is damaged: copy or record it again"), damaged);
        } catch (IOException failed) {
            throw new TraceImportException(file, FileProblem.reason(failed), failed);
        }
    }

    private static List<ImportedTrace> read(String name, BufferedInputStream bytes, long fileBytes) throws IOException {
        byte[] head = TraceContent.head(bytes);
        if (ZippedTraces.isZip(head) && ZippedTraces.isCheckpoint(head)) {
            throw new InvalidTraceException(
                    Text.of("it is a PyTorch checkpoint with weights, not a trace: open it as weights"));
        }
        if (ZippedTraces.isZip(head)) {
            return new ZippedTraces(name, bytes, fileBytes).read();
        }
        if (isGzip(head)) {
            BufferedInputStream unpacked = unpacked(bytes, fileBytes);
            return List.of(read(name, unpacked, TraceContent.head(unpacked)));
        }
        return List.of(read(name, bytes, head));
    }

    /** Reads a trace that is not compressed. */
    static ImportedTrace read(String name, BufferedInputStream bytes, byte[] head) throws IOException {
        if (FileFormats.isPickle(head)) {
            return SnapshotReader.read(name, bytes);
        }
        if (FileFormats.isChromeTrace(head)) {
            return ChromeReader.read(name, bytes);
        }
        if (head.length == 0) {
            throw new InvalidTraceException(Text.of("it is empty: record or copy it again"));
        }
        throw new InvalidTraceException(FileFormats.of(head)
                .map(format -> Text.of("it is %s: %s", format, RECORD))
                .orElse(Text.of("it is not a trace: %s", RECORD)));
    }

    private static BufferedInputStream unpacked(BufferedInputStream bytes, long fileBytes) throws IOException {
        return TraceContent.buffered(new BoundedStream(new GZIPInputStream(bytes, TraceContent.HEAD_BYTES), fileBytes));
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }
}
