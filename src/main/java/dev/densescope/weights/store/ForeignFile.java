package dev.densescope.weights.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Files that are often taken for weights, known by their first bytes, and what to do instead. */
public final class ForeignFile {
    /** As many first bytes as tell what a file is. */
    public static final int HEAD_BYTES = 1024;

    private static final int TAR_MAGIC = 257;
    private static final int MAX_ONNX_VERSION = 64;
    private static final String SAVE = "load it with PyTorch and save it with torch.save(model.state_dict(), file)";
    private static final String UNPACK = ": unpack it and take the file of weights inside";

    /** @param meaning part of a sentence about the file: what it is, and what to do */
    private record Kind(Predicate<byte[]> known, String meaning) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    head -> text(head).startsWith("version https://git-lfs."),
                    "it is a Git LFS pointer, which only stands for the file: get the file itself with 'git lfs pull'"),
            begins(
                    "it is an HDF5 file, as Keras writes them: convert it to safetensors under torchvision's names first",
                    0x89,
                    'H',
                    'D',
                    'F',
                    '\r',
                    '\n',
                    0x1a,
                    '\n'),
            begins(
                    "it is a checkpoint in the form that PyTorch wrote before version 1.6: " + SAVE,
                    0x80,
                    2,
                    0x8a,
                    10,
                    0x6c,
                    0xfc,
                    0x9c,
                    0x46,
                    0xf9,
                    0x20,
                    0x6a,
                    0xa8,
                    0x50,
                    0x19),
            new Kind(
                    head -> at(head, 0) == 0x80 && at(head, 1) >= 2 && at(head, 1) <= 5,
                    "it is a plain Python pickle, which is never run: save its tensors with torch.save or as safetensors"),
            new Kind(
                    ForeignFile::isWebPage,
                    "it is a web page, not the file that was to be downloaded: download it again"),
            new Kind(
                    head -> text(head).startsWith("{") && text(head).contains("\"weight_map\""),
                    "it is the list of a checkpoint in several files: merge them into one file first"),
            new Kind(
                    head -> text(head).startsWith("{") && text(head).contains("densescope-design"),
                    "it is a design, not weights: open it as a design"),
            new Kind(head -> text(head).startsWith("{"), "it is JSON text, not weights: choose the file of weights"),
            new Kind(
                    head -> text(head).startsWith("SQLite format 3\0"),
                    "it is a database, such as a run file: choose the file of weights"),
            begins("it is a NumPy array: save all tensors as one safetensors file", 0x93, 'N', 'U', 'M', 'P', 'Y'),
            new Kind(
                    head -> at(head, 0) == 8 && at(head, 1) == 1 && at(head, 2) == 0x12,
                    "it is a TensorFlow model: convert it to safetensors under torchvision's names first"),
            new Kind(
                    ForeignFile::isOnnx,
                    "it is an ONNX model: save the state dict of the PyTorch model that it was made from"),
            begins("it is a GGUF file: convert it to safetensors under torchvision's names first", 'G', 'G', 'U', 'F'),
            new Kind(head -> text(head, TAR_MAGIC).startsWith("ustar"), "it is a tar archive" + UNPACK),
            begins("it is a gzip archive" + UNPACK, 0x1f, 0x8b),
            begins("it is a bzip2 archive" + UNPACK, 'B', 'Z', 'h'),
            begins("it is an xz archive" + UNPACK, 0xfd, '7', 'z', 'X', 'Z', 0),
            begins("it is a 7z archive" + UNPACK, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
            begins("it is a Zstandard archive" + UNPACK, 0x28, 0xb5, 0x2f, 0xfd),
            begins("it is a RAR archive" + UNPACK, 'R', 'a', 'r', '!'),
            begins("it is a PNG picture: choose the file of weights", 0x89, 'P', 'N', 'G'),
            begins("it is a JPEG picture: choose the file of weights", 0xff, 0xd8, 0xff));

    private ForeignFile() {}

    /** What a file is that cannot hold weights for us, and what to do: part of a sentence; empty if it may hold some. */
    public static Optional<String> meaning(byte[] head) {
        if (head.length == 0) {
            return Optional.of("it is empty: download or copy it again");
        }
        if (isSafetensors(head)) {
            return Optional.empty();
        }
        return KINDS.stream()
                .filter(kind -> kind.known().test(head))
                .map(Kind::meaning)
                .findFirst()
                .or(() -> TextHead.firstLine(head).map(ForeignFile::text));
    }

    private static String text(String firstLine) {
        return "it is a text file%s, and weights are never text: choose a file that torch.save or safetensors wrote"
                .formatted(firstLine.isEmpty() ? "" : " (it begins '%s')".formatted(firstLine));
    }

    private static Kind begins(String meaning, int... magic) {
        return new Kind(
                head -> {
                    for (int i = 0; i < magic.length; i++) {
                        if (at(head, i) != magic[i]) {
                            return false;
                        }
                    }
                    return true;
                },
                meaning);
    }

    /** Whatever its length begins with, it is short of 2^32, and the JSON follows. */
    public static boolean isSafetensors(byte[] head) {
        return at(head, 4) == 0 && at(head, 5) == 0 && at(head, 6) == 0 && at(head, 7) == 0 && at(head, 8) == '{';
    }

    private static boolean isWebPage(byte[] head) {
        String start = text(head).replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("<!--")
                || start.startsWith("<head");
    }

    /** The version of its form comes first; then the producer's name, the graph or the set of operators. */
    private static boolean isOnnx(byte[] head) {
        int next = at(head, 2);
        return at(head, 0) == 8
                && at(head, 1) >= 1
                && at(head, 1) <= MAX_ONNX_VERSION
                && (next == 0x12 || next == 0x3a || next == 0x42);
    }

    /** The byte there, or -1. */
    private static int at(byte[] head, int index) {
        return index < head.length ? Byte.toUnsignedInt(head[index]) : -1;
    }

    private static String text(byte[] head) {
        return text(head, 0);
    }

    private static String text(byte[] head, int from) {
        return from < head.length ? new String(head, from, head.length - from, StandardCharsets.ISO_8859_1) : "";
    }
}
