package dev.densescope.file;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names common file formats by their first bytes, to say what a file is that was taken for another. Thread-safe. */
public final class FileFormats {
    private static final int HEAD_BYTES = 1024;
    /** The header of torch.profiler has a paragraph for each GPU. */
    private static final int LONG_HEAD_BYTES = 1 << 16;

    private static final int TAR_MAGIC = 257;
    private static final int WEBP = 8;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private static final List<Format> IMAGES_AND_TEXTS = List.of(
            begins(Text.of("a PNG image"), "\u0089PNG"),
            begins(Text.of("a JPEG image"), "\u00ff\u00d8\u00ff"),
            begins(Text.of("a GIF image"), "GIF8"),
            new Format(Text.of("a BMP image"), head -> head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)),
            new Format(Text.of("a WebP image"), head -> head.startsWith("RIFF") && head.startsWith("WEBP", WEBP)),
            begins(Text.of("a TIFF image"), "II*\0"),
            begins(Text.of("a TIFF image"), "MM\0*"),
            begins(Text.of("a PDF document"), "%PDF-"),
            new Format(Text.of("a web page"), FileFormats::isWebPage));

    private static final List<Format> COMPRESSED = List.of(
            begins(Text.of("a gzip archive"), "\u001f\u008b"),
            begins(Text.of("a bzip2 archive"), "BZh"),
            begins(Text.of("an xz archive"), "\u00fd7zXZ\0"),
            begins(Text.of("a 7z archive"), "7z\u00bc\u00af'\u001c"),
            begins(Text.of("a Zstandard archive"), "(\u00b5/\u00fd"),
            begins(Text.of("a RAR archive"), "Rar!"));

    private static final Format TAR = new Format(Text.of("a tar archive"), head -> head.startsWith("ustar", TAR_MAGIC));

    private static final List<Format> OTHER_ARCHIVES_AND_DATA = List.of(
            begins(Text.of("a zip archive, such as PyTorch's checkpoints"), "PK\u0003\u0004"),
            TAR,
            begins(Text.of("a database, such as a run file"), "SQLite format 3\0"),
            begins(Text.of("an HDF5 file"), "\u0089HDF\r\n"),
            begins(Text.of("a NumPy array"), "\u0093NUMPY"),
            new Format(Text.of("a PyTorch memory snapshot"), FileFormats::isMemorySnapshot),
            new Format(Text.of("a Python pickle"), FileFormats::isPickle),
            new Format(Text.of("a Chrome trace"), FileFormats::isChromeTrace),
            new Format(Text.of("a safetensors file"), head -> head.startsWith("\0\0\0\0{", 4)));

    /** @param known receives the first bytes, one per character */
    private record Format(Text name, Predicate<String> known) {}

    private FileFormats() {}

    /** The name of a file's format with its article, such as "a PNG image"; empty if it is not known or not readable. */
    public static Optional<Text> of(Path file) {
        if (!Files.isRegularFile(file)) { // reading a pipe would block
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(bytes.readNBytes(HEAD_BYTES));
        } catch (IOException unreadable) {
            return Optional.empty(); // the caller has a reason to refuse it
        }
    }

    /** The same of a file with these first bytes. */
    public static Optional<Text> of(byte[] head) {
        return name(
                head,
                Stream.of(IMAGES_AND_TEXTS, COMPRESSED, OTHER_ARCHIVES_AND_DATA).flatMap(List::stream));
    }

    /** The same of images and documents alone, which have no tensors in them. */
    public static Optional<Text> imageOrDocument(byte[] head) {
        return name(head, IMAGES_AND_TEXTS.stream());
    }

    /** The same of archives and compressed files alone, except zip archives, which may be PyTorch's checkpoints. */
    public static Optional<Text> packed(byte[] head) {
        // tar first: its first bytes are the name of a file in it, such as BZhang.pth
        return name(head, Stream.concat(Stream.of(TAR), COMPRESSED.stream()));
    }

    /** Whether a file with these first bytes is a web page, or XML. */
    public static boolean isWebPage(byte[] head) {
        return isWebPage(text(head));
    }

    /** Whether a file with these first bytes is a pickle of protocol 2 or later, such as a memory snapshot of PyTorch. */
    public static boolean isPickle(byte[] head) {
        return isPickle(text(head));
    }

    /** Whether a file with these first bytes is a memory snapshot of PyTorch: a pickle that begins with its keys. */
    public static boolean isMemorySnapshot(byte[] head) {
        return isMemorySnapshot(text(head, LONG_HEAD_BYTES));
    }

    /**
     * Whether a file with these first bytes is a Chrome trace: JSON with {@code traceEvents}, with the header of
     * torch.profiler, which can be long, or a list of events.
     */
    public static boolean isChromeTrace(byte[] head) {
        return isChromeTrace(text(head, LONG_HEAD_BYTES));
    }

    private static Optional<Text> name(byte[] head, Stream<Format> formats) {
        String text = text(head);
        return formats.filter(format -> format.known().test(text))
                .map(Format::name)
                .findFirst();
    }

    private static String text(byte[] head) {
        return text(head, HEAD_BYTES);
    }

    private static String text(byte[] head, int maxBytes) {
        return new String(head, 0, Math.min(head.length, maxBytes), StandardCharsets.ISO_8859_1);
    }

    private static Format begins(Text name, String magic) {
        return new Format(name, head -> head.startsWith(magic));
    }

    private static boolean isPickle(String head) {
        return head.length() > 1 && head.charAt(0) == '\u0080' && head.charAt(1) >= 2 && head.charAt(1) <= 5;
    }

    private static boolean isMemorySnapshot(String head) {
        return isPickle(head) && (head.contains("device_traces") || head.contains("segments"));
    }

    private static boolean isChromeTrace(String head) {
        String start = head.replace(BYTE_ORDER_MARK, "").stripLeading();
        boolean object = start.startsWith("{")
                && (start.contains("\"traceEvents\"")
                        || (start.contains("\"schemaVersion\"") && start.contains("\"deviceProperties\"")));
        return object || (start.startsWith("[") && start.contains("\"ph\""));
    }

    private static boolean isWebPage(String head) {
        String start = head.replace(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT);
        return Stream.of("<!doctype", "<html", "<?xml", "<!--", "<head").anyMatch(start::startsWith);
    }
}
