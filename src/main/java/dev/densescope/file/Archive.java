package dev.densescope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recognises archives by their first bytes, independent of their names. */
public final class Archive {
    private static final int HEADER_BYTES = 262;
    private static final int TAR_AT = 257;
    private static final int ZIP = 0x504B0304;
    private static final int SEVEN_ZIP = 0x377ABCAF;
    private static final int RAR = 0x52617221;
    private static final int XZ = 0xFD377A58;
    private static final int ZSTANDARD = 0x28B52FFD;
    private static final int GZIP = 0x1F8B;
    private static final int BZIP = 0x425A68;

    private Archive() {}

    /** Whether a file is an archive. */
    public static boolean isArchive(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream input = Files.newInputStream(file)) {
            return isArchive(input.readNBytes(HEADER_BYTES));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isArchive(byte[] header) {
        if (header.length < Integer.BYTES) {
            return false;
        }
        int first = ByteBuffer.wrap(header).getInt();
        boolean tar = header.length == HEADER_BYTES
                && new String(header, TAR_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar");
        return switch (first) {
            case ZIP, SEVEN_ZIP, RAR, XZ, ZSTANDARD -> true;
            default -> tar || first >>> 16 == GZIP || first >>> 8 == BZIP;
        };
    }
}
