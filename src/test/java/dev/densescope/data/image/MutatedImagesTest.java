package dev.densescope.data.image;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated files through the readers of all formats: each is read or refused, whatever is in it. {@code
 * -Ddensescope.mutations=100000} takes so many instead of a few.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class MutatedImagesTest {
    private static final int MUTATIONS = Integer.getInteger("densescope.mutations", 1000);
    private static final int HEADER_BYTES = 80;

    @TempDir
    Path folder;

    @Test
    void everyMutatedFileIsReadOrRefused() throws IOException {
        List<byte[]> originals = originals();
        Random random = new Random(11);
        byte[] pixels = new byte[3 * 8 * 8];
        ImageDecoder decoder = new ImageDecoder(3, 8, 8);
        Path file = folder.resolve("mutated");
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutated(originals.get(i % originals.size()), random));
            try {
                decoder.decode(file, pixels);
            } catch (UnreadableImageException expected) {
                refused++;
            }
        }
        assertTrue(refused > MUTATIONS / 4, refused + " of " + MUTATIONS + " refused");
    }

    /** 48 bytes that claim 16384x16384 pixels: what is missing of them was taken for zeros, for hours. */
    @Test
    @Timeout(60)
    void pixelsThatAreNotThereAreNotReadForEver() throws IOException {
        byte[] lossless = HexFormat.of()
                .parseHex("52494646ffffffff574542505650384c1c0000002fffffff110f7014"
                        + "9e53d0de8a7b6ea37e62c164fed29d2944f43f72");
        Path file = Files.write(folder.resolve("claims.webp"), lossless);
        assertThrows(UnreadableImageException.class, () -> new ImageDecoder(3, 8, 8).decode(file, new byte[3 * 8 * 8]));
    }

    /** Bytes changed, taken away, doubled or set to extremes, mostly in the header. */
    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(HEADER_BYTES, bytes.length) : bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                default -> {
                    for (int i = at; i < Math.min(at + 4, bytes.length); i++) {
                        bytes[i] = (byte) (random.nextInt(8) == 0 ? 0x7F : 0xFF);
                    }
                }
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (ForeignImages image : ForeignImages.values()) {
            originals.add(image.bytes());
        }
        BufferedImage picture =
                ImageFiles.image(24, 24, BufferedImage.TYPE_INT_RGB, (x, y) -> 0xFFFFFF & (x * 7919 + y * 104729) * 31);
        for (String format : List.of("png", "jpeg", "bmp", "gif", "tiff")) {
            Path file = folder.resolve("original." + format);
            ImageFiles.write(file, format, picture);
            originals.add(Files.readAllBytes(file));
        }
        Path cmyk = folder.resolve("cmyk.jpg");
        ImageFiles.cmyk(cmyk);
        originals.add(Files.readAllBytes(cmyk));
        return originals;
    }
}
