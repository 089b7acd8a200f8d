package dev.densescope.trace.imports.open;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.InvalidTraceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The traces of a zip archive, such as one for each strategy. Other entries are ignored. Confined to one thread. */
final class ZippedTraces {
    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_TRACES = 20;
    private static final String CHECKPOINT = "data.pkl";
    private static final int NAME_BYTES = 26; // position of the length of the name of the first entry
    private static final int NAME = 30;

    private final String archive;
    private final ZipInputStream zip;
    private final InputStream bounded;
    private int entries;

    ZippedTraces(String archive, InputStream bytes, long fileBytes) {
        this.archive = archive;
        zip = new ZipInputStream(bytes);
        bounded = new BoundedStream(zip, fileBytes);
    }

    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** Whether it is a checkpoint of PyTorch, whose first entry is a pickle. */
    static boolean isCheckpoint(byte[] head) {
        int nameBytes =
                head.length < NAME ? 0 : (head[NAME_BYTES] & 0xff) | ((head[NAME_BYTES + 1] & 0xff) << Byte.SIZE);
        return nameBytes <= head.length - NAME
                && new String(head, NAME, nameBytes, StandardCharsets.ISO_8859_1).endsWith(CHECKPOINT);
    }

    /** Whether any of the entries is a trace. */
    boolean hasTrace() throws IOException {
        while (next().isPresent()) {
            if (TraceContent.of(TraceContent.head(TraceContent.buffered(bounded)))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** @throws InvalidTraceException if there is no trace, or one of them is invalid */
    List<ImportedTrace> read() throws IOException {
        List<ImportedTrace> traces = new ArrayList<>();
        for (Optional<String> name = next(); name.isPresent(); name = next()) {
            BufferedInputStream entry = TraceContent.buffered(bounded);
            byte[] head = TraceContent.head(entry);
            if (TraceContent.of(head).isPresent()) {
                if (traces.size() == MAX_TRACES) {
                    throw new InvalidTraceException(
                            Text.of("it has more than %d traces: unpack it and choose some of them", MAX_TRACES));
                }
                traces.add(read(name.get(), entry, head));
            }
        }
        if (traces.isEmpty()) {
            throw new InvalidTraceException(Text.of("it is a zip archive without a trace: choose the trace itself"));
        }
        return traces;
    }

    private ImportedTrace read(String name, BufferedInputStream entry, byte[] head) throws IOException {
        try {
            return TraceFiles.read(archive + ": " + name, entry, head);
        } catch (InvalidTraceException invalid) {
            throw new InvalidTraceException(Text.of("in its entry %s: %s", name, invalid.told()), invalid);
        }
    }

    /** Reads the rest of an entry, which counts towards the limit. */
    private void drain() throws IOException {
        byte[] rest = new byte[TraceContent.HEAD_BYTES];
        while (entries > 0 && bounded.read(rest) >= 0) {
            // nothing is kept
        }
    }

    /** Goes to the next entry; returns its name. */
    private Optional<String> next() throws IOException {
        drain();
        ZipEntry entry;
        try {
            entry = zip.getNextEntry();
        } catch (IllegalArgumentException badName) {
            ZipException damaged = new ZipException("the name of an entry is not valid");
            damaged.initCause(badName);
            throw damaged;
        }
        if (entry != null && ++entries > MAX_ENTRIES) {
            throw new InvalidTraceException(
                    Text.of("it is a zip archive with more than %d entries: choose the trace itself", MAX_ENTRIES));
        }
        return Optional.ofNullable(entry).map(ZipEntry::getName).map(DisplayText::of);
    }
}
