package dev.densescope.weights.store;

import dev.densescope.file.FileFormats;
import dev.densescope.language.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Recognises files of other formats by their first bytes, and advises what to do. */
public final class ForeignFile {
    /** Number of first bytes needed to recognise a file. */
    public static final int HEAD_BYTES = 1024;

    private static final int MAX_ONNX_VERSION = 64;

    /** @param meaning part of a sentence about the file: what it is, and what to do */
    private record Kind(Predicate<byte[]> known, Text meaning) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    head -> text(head).startsWith("version https://git-lfs."),
                    Text.of("it is a Git LFS pointer, not the file itself: download the file with 'git lfs pull'")),
            begins(
                    Text.of(
                            "it is an HDF5 file, as Keras writes them: convert it to safetensors under torchvision's names first"),
                    0x89,
                    'H',
                    'D',
                    'F',
                    '\r',
                    '\n',
                    0x1a,
                    '\n'),
            begins(
                    Text.of("it is a checkpoint in the format of PyTorch before version 1.6: "
                            + "load it with PyTorch and save it with torch.save(model.state_dict(), file)"),
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
                    FileFormats::isMemorySnapshot,
                    Text.of("it is a memory snapshot of PyTorch, not weights: compare it with a run")),
            new Kind(
                    FileFormats::isPickle,
                    Text.of(
                            "it is a plain Python pickle, which is not loaded for safety: save its tensors with torch.save or as safetensors")),
            new Kind(
                    FileFormats::isWebPage,
                    Text.of("it is a web page instead of the downloaded file: download it again")),
            new Kind(
                    head -> text(head).startsWith("{") && text(head).contains("\"weight_map\""),
                    Text.of("it is the index of a checkpoint in several files: merge them into one file first")),
            new Kind(
                    head -> text(head).startsWith("{") && text(head).contains("densescope-design"),
                    Text.of("it is a design, not weights: open it as a design")),
            new Kind(FileFormats::isChromeTrace, Text.of("it is a Chrome trace, not weights: compare it with a run")),
            new Kind(
                    head -> text(head).startsWith("{"), Text.of("it is JSON text, not weights: choose a weights file")),
            new Kind(
                    head -> text(head).startsWith("SQLite format 3\0"),
                    Text.of("it is a database, such as a run file: choose a weights file")),
            begins(
                    Text.of("it is a NumPy array: save all tensors as one safetensors file"),
                    0x93,
                    'N',
                    'U',
                    'M',
                    'P',
                    'Y'),
            new Kind(
                    head -> at(head, 0) == 8 && at(head, 1) == 1 && at(head, 2) == 0x12,
                    Text.of("it is a TensorFlow model: convert it to safetensors under torchvision's names first")),
            new Kind(
                    ForeignFile::isOnnx,
                    Text.of("it is an ONNX model: save the state dict of the original PyTorch model")),
            begins(
                    Text.of("it is a GGUF file: convert it to safetensors under torchvision's names first"),
                    'G',
                    'G',
                    'U',
                    'F'));

    private ForeignFile() {}

    /**
     * Describes a file of another format, with the next step, as part of a sentence; empty if it may contain weights.
     */
    public static Optional<Text> meaning(byte[] head) {
        if (head.length == 0) {
            return Optional.of(Text.of("it is empty: download or copy it again"));
        }
        if (isSafetensors(head)) {
            return Optional.empty();
        }
        return KINDS.stream()
                .filter(kind -> kind.known().test(head))
                .map(Kind::meaning)
                .findFirst()
                .or(() -> FileFormats.packed(head)
                        .map(format -> Text.of("it is %s: unpack it and use the weights file inside", format)))
                .or(() -> FileFormats.imageOrDocument(head)
                        .map(format -> Text.of("it is %s: choose a weights file", format)))
                .or(() -> TextHead.firstLine(head).map(ForeignFile::text));
    }

    private static Text text(String firstLine) {
        return firstLine.isEmpty()
                ? Text.of("it is a text file, not weights: choose a file written by torch.save or safetensors")
                : Text.of(
                        "it is a text file (it starts with '%s'), not weights: "
                                + "choose a file written by torch.save or safetensors",
                        firstLine);
    }

    private static Kind begins(Text meaning, int... magic) {
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

    /** Whether the first bytes are a header length below 2^32 and the start of a JSON object. */
    public static boolean isSafetensors(byte[] head) {
        return at(head, 4) == 0 && at(head, 5) == 0 && at(head, 6) == 0 && at(head, 7) == 0 && at(head, 8) == '{';
    }

    /** An ONNX file starts with the version of the format, followed by the producer, the graph or the operator set. */
    private static boolean isOnnx(byte[] head) {
        int next = at(head, 2);
        return at(head, 0) == 8
                && at(head, 1) >= 1
                && at(head, 1) <= MAX_ONNX_VERSION
                && (next == 0x12 || next == 0x3a || next == 0x42);
    }

    /** The byte at an index, or -1. */
    private static int at(byte[] head, int index) {
        return index < head.length ? Byte.toUnsignedInt(head[index]) : -1;
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
