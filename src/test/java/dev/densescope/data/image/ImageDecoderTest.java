package dev.densescope.data.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final ImageFiles.Pattern NOISE = (x, y) -> 0xFFFFFF & (x * 7919 + y * 104729) * 31;
    private static final ImageFiles.Pattern SLOPE = (x, y) -> ((x / 12) << 16) | ((y / 12) << 8);

    private static final int HEADER_BYTES = 8 + 25;
    private static final int END_CHUNK_BYTES = 12;

    @TempDir
    Path folder;

    private Path file;

    @Test
    void aPngOfTheRightSizeIsTakenToTheBit() throws Exception {
        ImageFiles.png(named("a.png"), 6, 4, NOISE);
        byte[] pixels = decoded(3, 4, 6);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 6; x++) {
                int colour = NOISE.colour(x, y);
                assertEquals((byte) (colour >> 16), pixels[y * 6 + x]);
                assertEquals((byte) (colour >> 8), pixels[24 + y * 6 + x]);
                assertEquals((byte) colour, pixels[48 + y * 6 + x]);
            }
        }
    }

    @Test
    void whatAFileIsCalledDoesNotMatter() throws Exception {
        ImageFiles.png(named("a.png"), 6, 4, NOISE);
        byte[] pixels = decoded(3, 4, 6);
        Files.move(file, folder.resolve("b.jpg"));
        file = folder.resolve("b.jpg");
        assertArrayEquals(pixels, decoded(3, 4, 6));
    }

    @Test
    void theMiddleIsCutOut() throws Exception {
        ImageFiles.png(named("wide.png"), 12, 4, (x, y) -> x * 10);
        assertArrayEquals(new byte[] {40, 50, 60, 70}, firstBlueRow(decoded(3, 4, 4), 4));
        ImageFiles.png(named("high.png"), 4, 12, (x, y) -> y * 10);
        assertArrayEquals(new byte[] {40, 40, 40, 40}, firstBlueRow(decoded(3, 4, 4), 4));
    }

    @Test
    void shrinkingAveragesAndEnlargingInterpolates() throws Exception {
        ImageFiles.png(named("checks.png"), 64, 64, (x, y) -> (x + y) % 2 * 200);
        for (byte value : decoded(1, 8, 8)) {
            assertEquals(0.114 * 100, value, 1.5);
        }
        ImageFiles.png(named("step.png"), 2, 2, (x, y) -> x * 100);
        assertArrayEquals(new byte[] {0, 25, 75, 100}, firstBlueRow(decoded(3, 4, 4), 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aVeryLargeFileGivesTheSamePictureThoughOnlyPartOfItIsKept(String format) throws Exception {
        ImageFiles.write(named("l." + format), format, ImageFiles.image(2600, 2400, BufferedImage.TYPE_INT_RGB, SLOPE));
        byte[] pixels = decoded(3, 20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                int expected = SLOPE.colour(100 + x * 120 + 60, y * 120 + 60);
                assertEquals((expected >> 16) & 255, pixels[y * 20 + x] & 255, 2.5);
                assertEquals((expected >> 8) & 255, pixels[400 + y * 20 + x] & 255, 2.5);
            }
        }
    }

    @Test
    void greyFilesKeepTheirValuesInAnyDepth() throws Exception {
        BufferedImage eight = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        eight.getRaster().setPixels(0, 0, 2, 1, new int[] {60, 128});
        ImageFiles.write(named("8.png"), "png", eight);
        assertArrayEquals(new byte[] {60, (byte) 128, 60, (byte) 128, 60, (byte) 128}, decoded(3, 1, 2));
        assertArrayEquals(new byte[] {60, (byte) 128}, decoded(1, 1, 2));
        BufferedImage sixteen = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        sixteen.getRaster().setPixels(0, 0, 2, 1, new int[] {60 * 257, 128 * 257});
        ImageFiles.write(named("16.png"), "png", sixteen);
        assertArrayEquals(new byte[] {60, (byte) 128}, decoded(1, 1, 2));
        ImageFiles.write(
                named("1.png"),
                "png",
                ImageFiles.image(2, 1, BufferedImage.TYPE_BYTE_BINARY, (x, y) -> x == 0 ? 0 : 0xFFFFFF));
        assertArrayEquals(new byte[] {0, (byte) 255}, decoded(1, 1, 2));
    }

    @Test
    void indexedAndTransparentFilesGiveTheirColours() throws Exception {
        ImageFiles.write(
                named("indexed.png"),
                "png",
                ImageFiles.image(2, 1, BufferedImage.TYPE_BYTE_INDEXED, (x, y) -> x == 0 ? 0xFF0000 : 0x00FF00));
        assertArrayEquals(new byte[] {(byte) 255, 0, 0, (byte) 255, 0, 0}, decoded(3, 1, 2));
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x00102030);
        clear.setRGB(1, 0, 0x80405060);
        ImageFiles.write(named("clear.png"), "png", clear);
        assertArrayEquals(new byte[] {0x10, 0x40, 0x20, 0x50, 0x30, 0x60}, decoded(3, 1, 2));
    }

    @Test
    void jpegsInColourInGreyAndProgressiveAreRead() throws Exception {
        BufferedImage colour = ImageFiles.image(32, 32, BufferedImage.TYPE_INT_RGB, (x, y) -> 0xC86432);
        ImageFiles.write(named("c.jpg"), "jpeg", colour);
        assertEquals(200, decoded(3, 8, 8)[0] & 255, 4);
        ImageFiles.progressive(named("p.jpg"), colour);
        assertEquals(200, decoded(3, 8, 8)[0] & 255, 4);
        BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = grey.getRaster();
        for (int i = 0; i < 32 * 32; i++) {
            raster.setSample(i % 32, i / 32, 0, 90);
        }
        ImageFiles.write(named("g.jpg"), "jpeg", grey);
        assertEquals(90, decoded(3, 8, 8)[64] & 255, 2);
    }

    @ParameterizedTest
    @EnumSource
    void whatOtherProgramsWriteIsReadInItsColours(ForeignImages image) throws Exception {
        image.write(named(image.name()));
        byte[] pixels = decoded(3, 8, 16);
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            int start = channel * 8 * 16;
            assertEquals(ForeignImages.LEFT >> shift & 255, pixels[start + 3 * 16 + 2] & 255, 12, "left " + channel);
            assertEquals(ForeignImages.RIGHT >> shift & 255, pixels[start + 3 * 16 + 13] & 255, 12, "right " + channel);
        }
    }

    @Test
    void anAnimatedWebpIsNamed() throws Exception {
        byte[] bytes = ForeignImages.TRANSPARENT_WEBP.bytes();
        bytes[20] |= 2; // the flag of an animation
        Files.write(named("a.webp"), bytes);
        assertUnreadable("it is an animated WebP");
    }

    @Test
    void aCmykJpegWithoutAdobesMarkerIsRead() throws Exception {
        ImageFiles.cmyk(named("cmyk.jpg"));
        assertEquals(3 * 8 * 8, decoded(3, 8, 8).length);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_USHORT_555_RGB
            })
    void bmpFilesGiveTheirColours(int type) throws Exception {
        ImageFiles.write(named("a.bmp"), "bmp", ImageFiles.image(2, 2, type, (x, y) -> x == 0 ? 0xFFFFFF : 0x000000));
        assertArrayEquals(new byte[] {-1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0}, decoded(3, 2, 2));
    }

    @Test
    void aBmpFromTheTopDownIsRead() throws Exception {
        ImageFiles.write(
                named("a.bmp"),
                "bmp",
                ImageFiles.image(2, 2, BufferedImage.TYPE_3BYTE_BGR, (x, y) -> y == 0 ? 0x0000FF : 0x000000));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -2);
        Files.write(file, bytes);
        assertArrayEquals(new byte[] {0, 0, -1, -1}, Arrays.copyOfRange(decoded(3, 2, 2), 8, 12));
    }

    @Test
    void ofAGifTheFirstFrameIsRead() throws Exception {
        ImageFiles.frames(
                named("a.gif"),
                ImageFiles.image(4, 4, BufferedImage.TYPE_BYTE_INDEXED, (x, y) -> 0xFF0000),
                ImageFiles.image(4, 4, BufferedImage.TYPE_BYTE_INDEXED, (x, y) -> 0x0000FF));
        byte[] pixels = decoded(3, 4, 4);
        assertEquals((byte) 255, pixels[0]);
        assertEquals(0, pixels[32]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff", "bmp", "gif"})
    void otherFormatsTheJdkWritesAreReadAsTheyAre(String format) throws Exception {
        ImageFiles.write(
                named("a." + format),
                format,
                ImageFiles.image(6, 4, BufferedImage.TYPE_INT_RGB, (x, y) -> x < 3 ? 0x00FF00 : 0xFF00FF));
        byte[] pixels = decoded(3, 4, 6);
        assertArrayEquals(new byte[] {0, 0, 0, -1, -1, -1}, Arrays.copyOf(pixels, 6));
        assertArrayEquals(new byte[] {-1, -1, -1, 0, 0, 0}, Arrays.copyOfRange(pixels, 24, 30));
    }

    @Test
    void whatIsNoImageIsNamed() throws Exception {
        Files.writeString(named("text.png"), "not a picture at all");
        assertUnreadable("it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image");
        Files.writeString(named("riff.webp"), "RIFF....WAVEfmt and so on");
        assertUnreadable("it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image");
        Files.write(named("empty.png"), new byte[0]);
        assertUnreadable("it is empty");
        Files.write(named("one.png"), new byte[] {(byte) 0x89});
        assertUnreadable("it is not a PNG, JPEG, BMP, GIF, TIFF or WebP image");
    }

    @ParameterizedTest
    @EnumSource(ClaimingFiles.class)
    void inEachFormatAHeaderThatClaimsTooMuchIsNotBelieved(ClaimingFiles claiming) throws Exception {
        Files.write(named("huge"), claiming.bytes());
        assertTrue(Files.size(file) < 200);
        assertUnreadable("it has " + claiming.size() + " pixels, but at most 32768 per side and 67108864 in total");
    }

    @Test
    void aHeaderThatClaimsTooMuchIsNotBelieved() throws Exception {
        ImageFiles.pngClaiming(named("huge.png"), 60_000, 60_000);
        assertUnreadable("it has 60000x60000 pixels, but at most 32768 per side and 67108864 in total are supported");
        ImageFiles.pngClaiming(named("thin.png"), Integer.MAX_VALUE, 1);
        assertUnreadable("it has 2147483647x1 pixels, but at most");
        ImageFiles.pngClaiming(named("negative.png"), -1, 4);
        assertUnreadable("its PNG header is damaged");
        ImageFiles.pngClaiming(named("allowed.png"), 8192, 8192);
        assertUnreadable("its pixels are damaged or truncated");
    }

    /** Also where readers take only a part of each row, or every other one. */
    @ParameterizedTest
    @CsvSource({
        "png, 64, 64", "jpeg, 64, 64", "bmp, 64, 64", "gif, 64, 64", "tiff, 64, 64",
        "png, 80, 64", "jpeg, 80, 64", "bmp, 80, 64", "gif, 80, 64", "tiff, 80, 64",
        "png, 300, 280", "jpeg, 300, 280", "bmp, 300, 280", "gif, 300, 280", "tiff, 300, 280"
    })
    void filesThatAreCutOffAreRefused(String format, int width, int height) throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_INDEXED}) {
            ImageFiles.write(named("whole." + format), format, ImageFiles.image(width, height, type, NOISE));
            assertEquals(3 * 32 * 32, decoded(3, 32, 32).length);
            byte[] whole = Files.readAllBytes(file);
            for (int percent : new int[] {50, 90}) {
                Files.write(file, Arrays.copyOf(whole, whole.length * percent / 100));
                assertUnreadable("its pixels are damaged or truncated");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void cutOffAndDamagedFilesAreRefusedNotPaintedGrey(String format) throws Exception {
        BufferedImage image = ImageFiles.image(64, 64, BufferedImage.TYPE_INT_RGB, NOISE);
        ImageFiles.write(named("cut." + format), format, image);
        ImageFiles.cutOff(file);
        assertUnreadable("its pixels are damaged or truncated");
        ImageFiles.write(named("damaged." + format), format, image);
        ImageFiles.damage(file);
        assertUnreadable("its pixels are damaged or truncated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
    void aFileCutOffOrDamagedAnywhereIsReadOrRefusedButNeverBreaksTheDecoder(String format) throws Exception {
        ImageFiles.write(named("a." + format), format, ImageFiles.image(24, 24, BufferedImage.TYPE_INT_RGB, NOISE));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(i % 2 == 0 ? 64 : bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            refused += isRefused() ? 1 : 0;
        }
        assertTrue(refused > 40, refused + " of 300 refused");
    }

    @Test
    void aPngWhosePixelsDoNotHaveTheirChecksumIsRefused() throws Exception {
        ImageFiles.png(named("a.png"), 6, 4, NOISE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - END_CHUNK_BYTES - 1] ^= 1; // the last byte of the pixels' checksum
        Files.write(file, bytes);
        assertUnreadable("its pixels are damaged or truncated");
    }

    @Test
    void aChecksumOfWhatIsNotNeededDoesNotMatter() throws Exception {
        ImageFiles.png(named("a.png"), 6, 4, NOISE);
        byte[] pixels = decoded(3, 4, 6);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer remarked = ByteBuffer.allocate(bytes.length + 16).put(bytes, 0, HEADER_BYTES);
        remarked.putInt(4).put("tEXt".getBytes(US_ASCII)).put(new byte[] {'a', 0, 'b', 'c'});
        remarked.putInt(0).put(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
        Files.write(file, remarked.array());
        assertArrayEquals(pixels, decoded(3, 4, 6));
    }

    @Test
    void aFileWhoseNameIsNoTextIsReadAllTheSame() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self")), "only Linux takes any bytes for a name");
        Path original = folder.resolve("original");
        ImageFiles.png(original, 6, 4, NOISE);
        int copied = new ProcessBuilder("sh", "-c", "mv original \"$(printf 'n\\377')\"")
                .directory(folder.toFile())
                .start()
                .waitFor();
        assertEquals(0, copied);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            file = files.iterator().next();
        }
        assertEquals((byte) NOISE.colour(0, 0), decoded(3, 4, 6)[48]);
    }

    @Test
    void aFileThatIsGoneIsAnotherMatterThanADamagedOne() {
        file = folder.resolve("none.png");
        assertThrows(NoSuchFileException.class, () -> decoded(3, 4, 4));
    }

    private Path named(String name) {
        file = folder.resolve(name);
        return file;
    }

    private byte[] decoded(int channels, int height, int width) throws IOException, UnreadableImageException {
        byte[] pixels = new byte[channels * height * width];
        new ImageDecoder(channels, height, width).decode(file, pixels);
        return pixels;
    }

    private static byte[] firstBlueRow(byte[] pixels, int side) {
        byte[] row = new byte[side];
        System.arraycopy(pixels, 2 * side * side, row, 0, side);
        return row;
    }

    private boolean isRefused() throws IOException {
        try {
            decoded(3, 8, 8);
            return false;
        } catch (UnreadableImageException refused) {
            return true;
        }
    }

    private void assertUnreadable(String reason) {
        String message = assertThrows(UnreadableImageException.class, () -> decoded(3, 8, 8))
                .getMessage();
        assertTrue(message.startsWith(reason), message);
    }
}
