package dev.densescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.language.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"png, a PNG image", "jpg, a JPEG image", "gif, a GIF image", "bmp, a BMP image", "tiff, a TIFF image"})
    void imagesAreKnownByTheirFirstBytes(String format, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR), format, bytes);
        assertEquals(Optional.of(name), FileFormats.of(bytes.toByteArray()).map(Text::toString));
        assertEquals(
                Optional.of(name),
                FileFormats.imageOrDocument(bytes.toByteArray()).map(Text::toString));
        Path file = Files.write(folder.resolve("design.json"), bytes.toByteArray());
        assertEquals(Optional.of(name), FileFormats.of(file).map(Text::toString));
    }

    @Test
    void archivesAreKnownAndMayHaveTensorsInThem() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(zip)) {
            archive.putNextEntry(new ZipEntry("a"));
        }
        assertEquals(
                Optional.of("a zip archive, such as PyTorch's checkpoints"),
                FileFormats.of(zip.toByteArray()).map(Text::toString));
        assertEquals(Optional.empty(), FileFormats.imageOrDocument(zip.toByteArray()));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        new GZIPOutputStream(gzip).close();
        assertEquals(
                Optional.of("a gzip archive"),
                FileFormats.of(gzip.toByteArray()).map(Text::toString));
        byte[] database = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                Optional.of("a database, such as a run file"),
                FileFormats.of(database).map(Text::toString));
    }

    @Test
    void packedFilesAreAloneInTheirList() {
        byte[] tar = ("BZhang.pth" + "\0".repeat(247) + "ustar").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Optional.of("a tar archive"), FileFormats.packed(tar).map(Text::toString));
        for (String other : new String[] {"PK\u0003\u0004", "SQLite format 3\0", "\u0089PNG", "<html>"}) {
            assertEquals(Optional.empty(), FileFormats.packed(other.getBytes(StandardCharsets.ISO_8859_1)), other);
        }
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, a PDF document", "' <!DOCTYPE html>', a web page", "RIFF....WEBPVP8, a WebP image"})
    void textsAndOthersAreKnown(String head, String name) {
        assertEquals(
                Optional.of(name),
                FileFormats.of(head.getBytes(StandardCharsets.ISO_8859_1)).map(Text::toString));
    }

    @ParameterizedTest
    @CsvSource({"''", "{\"a\": 1}", "BMW", "RIFF", "plain"})
    void othersAreNot(String head) {
        assertEquals(Optional.empty(), FileFormats.of(head.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void tracesOfMemoryAreKnown() {
        String snapshot = "\u0080\u0004\u0095\0\0\0\0\0\0\0\0}(\u008c\bsegments";
        assertEquals(
                Optional.of("a PyTorch memory snapshot"),
                FileFormats.of(latin(snapshot)).map(Text::toString));
        assertEquals(
                Optional.of("a Python pickle"),
                FileFormats.of(latin("\u0080\u0002]q\0.")).map(Text::toString));
        String ours = "\n{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
        assertEquals(Optional.of("a Chrome trace"), FileFormats.of(latin(ours)).map(Text::toString));
        assertEquals(
                Optional.of("a Chrome trace"),
                FileFormats.of(latin("[{\"ph\": \"X\"")).map(Text::toString));
        String profiler = "{\"schemaVersion\": 1, \"deviceProperties\": [" + " ".repeat(5_000);
        assertEquals(
                Optional.of("a Chrome trace"), FileFormats.of(latin(profiler)).map(Text::toString));
        assertEquals(Optional.empty(), FileFormats.of(latin("{\"schemaVersion\": 1, \"design\": {}}")));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void foldersAndMissingFilesAreNot() {
        assertEquals(Optional.empty(), FileFormats.of(folder));
        assertEquals(Optional.empty(), FileFormats.of(folder.resolve("missing")));
    }
}
