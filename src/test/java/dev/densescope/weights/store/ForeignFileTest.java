package dev.densescope.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.language.Text;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignFileTest {
    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "'git lfs pull'"),
                Arguments.of("\u0089HDF\r\n\u001a\n\0\0", "HDF5"),
                Arguments.of("\u0008\u0007\u0012\u0007pytorch", "ONNX"),
                Arguments.of("\u0008\u0001\u0012\u0099", "TensorFlow"),
                Arguments.of("\n <!DOCTYPE html><html>", "web page"),
                Arguments.of("\u00ef\u00bb\u00bf<html lang=en>", "web page"),
                Arguments.of("<?xml version=\"1.0\"?><Error>", "web page"),
                Arguments.of(
                        "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002", "before version 1.6"),
                Arguments.of("\u0080\u0004\u0095\0\0", "plain Python pickle"),
                Arguments.of("\u0080\u0004\u0095\0\0}(\u008c\bsegments", "memory snapshot of PyTorch"),
                Arguments.of("{\"schemaVersion\": 1, \"deviceProperties\": [", "Chrome trace"),
                Arguments.of("\u001f\u008b\u0008", "gzip archive: unpack"),
                Arguments.of("x".repeat(257) + "ustar\000000", "tar archive: unpack"),
                Arguments.of("7z\u00bc\u00af'\u001c", "7z archive: unpack"),
                Arguments.of("BZh9", "bzip2 archive: unpack"),
                Arguments.of("\u00fd7zXZ\0", "xz archive: unpack"),
                Arguments.of("(\u00b5/\u00fd", "Zstandard archive: unpack"),
                Arguments.of("Rar!\u001a", "RAR archive: unpack"),
                Arguments.of("\u0093NUMPY\u0001", "NumPy array"),
                Arguments.of("GGUF\u0003", "GGUF"),
                Arguments.of("{\"metadata\":{},\"weight_map\":{}}", "several files"),
                Arguments.of("{\"format\": \"densescope-design\"}", "it is a design"),
                Arguments.of("{\"a\":1}", "JSON text"),
                Arguments.of("SQLite format 3\0", "database"),
                Arguments.of(
                        "\n  OrderedDict([('features.conv0.weight', tensor([[[[1.0",
                        "it is a text file (it starts with 'OrderedDict([('features.conv0.weight', t...'), not weights"),
                Arguments.of("ab", "it is a text file (it starts with 'ab')"),
                Arguments.of("\u00ef\u00bb\u00bfepoch\t1\r\n", "it is a text file (it starts with 'epoch 1')"),
                Arguments.of("na\u00c3\u00afve \u00c3", "it is a text file (it starts with 'na\u00efve')"),
                Arguments.of("\u00ff\u00fel\0o\0g\0\n\0", "it is a text file (it starts with 'log')"),
                Arguments.of(" \n\n", "it is a text file, not weights"),
                Arguments.of("\u0089PNG\r\n", "PNG"),
                Arguments.of("\u00ff\u00d8\u00ff\u00e0", "JPEG"));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void isKnownByItsFirstBytes(String head, String meaning) {
        String told = ForeignFile.meaning(head.getBytes(StandardCharsets.ISO_8859_1))
                .map(Text::toString)
                .orElse("nothing");
        assertTrue(told.contains(meaning), told);
    }

    @Test
    void aFileWithABinaryByteIsNotText() {
        for (String head : new String[] {"epoch 1\u0000", "\u00e9t\u00e9", "abc\u0001", "PK\u0003\u0004 layer"}) {
            assertEquals(Optional.empty(), ForeignFile.meaning(head.getBytes(StandardCharsets.ISO_8859_1)), head);
        }
    }

    @Test
    void aSafetensorsFileIsNeverTakenForAnother() {
        for (String length : new String[] {"\u0008\u0007\u0012\0", "\u0080\u0004\0\0", "\u001f\u008b\0\0"}) {
            byte[] head = (length + "\0\0\0\0{\"a\":").getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(Optional.empty(), ForeignFile.meaning(head));
        }
    }
}
