package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Verifies the checksums of the chunks of a PNG file, which the JDK's reader does not. Ancillary chunks are skipped.
 */
final class PngChecksums {
    private static final int SIGNATURE_BYTES = 8;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LAST_CHUNK = 0x49454E44; // IEND
    /** A lower-case first letter in the chunk's name. */
    private static final int MAY_BE_PASSED_OVER = 1 << 29;

    private PngChecksums() {}

    /**
     * Verifies a file up to its end, or up to where it is truncated, which its reader reports.
     *
     * @throws UnreadableImageException if a checksum is wrong
     */
    static void require(Path file) throws IOException, UnreadableImageException {
        try (DataInputStream input =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            input.skipNBytes(SIGNATURE_BYTES);
            byte[] buffer = new byte[BUFFER_BYTES];
            int name;
            do {
                long length = Integer.toUnsignedLong(input.readInt());
                name = input.readInt();
                int computed = checksum(input, name, length, buffer);
                if (computed != input.readInt() && (name & MAY_BE_PASSED_OVER) == 0) {
                    throw new UnreadableImageException(Text.of("its pixels are damaged or truncated"));
                }
            } while (name != LAST_CHUNK);
        } catch (EOFException cutOff) {
            return;
        }
    }

    private static int checksum(DataInputStream input, int name, long length, byte[] buffer) throws IOException {
        CRC32 checksum = new CRC32();
        for (int shift = 24; shift >= 0; shift -= 8) {
            checksum.update(name >> shift);
        }
        for (long left = length; left > 0; ) {
            int count = input.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException();
            }
            checksum.update(buffer, 0, count);
            left -= count;
        }
        return (int) checksum.getValue();
    }
}
