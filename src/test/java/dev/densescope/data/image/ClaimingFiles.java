package dev.densescope.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Files of a few bytes whose headers claim images of which no memory could be taken. */
enum ClaimingFiles {
    BMP(
            "100000x100000",
            file -> file.put(text("BM"))
                    .putInt(100)
                    .putInt(0)
                    .putInt(54)
                    .putInt(40)
                    .putInt(100_000)
                    .putInt(100_000)
                    .putShort((short) 1)
                    .putShort((short) 24)
                    .put(new byte[24])),
    GIF_FRAME(
            "65535x65535",
            file -> file.put(text("GIF89a"))
                    .putShort((short) 10)
                    .putShort((short) 10)
                    .put(new byte[] {0, 0, 0, 0x2C, 0, 0, 0, 0})
                    .putInt(-1)
                    .put(new byte[8])),
    TIFF("100000x100000", file -> tiff(file, 256, 100_000, 257, 100_000)),
    TIFF_OF_ONE_TILE("100000x100000", file -> tiff(file, 256, 10, 257, 10, 322, 100_000, 323, 100_000)),
    LOSSLESS_WEBP(
            "16384x16384",
            file -> file.put(text("RIFF"))
                    .putInt(40)
                    .put(text("WEBPVP8L"))
                    .putInt(20)
                    .put((byte) 0x2F)
                    .putInt(0xFFFFFFF)
                    .put(new byte[16])),
    LOSSY_WEBP(
            "16383x16383",
            file -> file.put(text("RIFF"))
                    .putInt(40)
                    .put(text("WEBPVP8 "))
                    .putInt(20)
                    .put(new byte[] {0, 0, 0, (byte) 0x9D, 1, 0x2A})
                    .putInt(0x3FFF3FFF)
                    .put(new byte[16])),
    WEBP_CANVAS(
            "16777216x16777216",
            file -> file.put(text("RIFF"))
                    .putInt(60)
                    .put(text("WEBPVP8X"))
                    .putInt(10)
                    .putInt(0)
                    .put(new byte[] {-1, -1, -1, -1, -1, -1})
                    .put(text("VP8 "))
                    .putInt(20)
                    .put(new byte[20])),
    CMYK_JPEG(
            "65535x65535",
            file -> file.order(ByteOrder.BIG_ENDIAN)
                    .putInt(0xFFD8FFC0)
                    .put(new byte[] {0, 20, 8, -1, -1, -1, -1, 4})
                    .put(new byte[12]));

    private final String size;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Consumer<ByteBuffer> content;

    ClaimingFiles(String size, Consumer<ByteBuffer> content) {
        this.size = size;
        this.content = content;
    }

    String size() {
        return size;
    }

    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        content.accept(file);
        byte[] bytes = new byte[file.position()];
        file.get(0, bytes);
        return bytes;
    }

    /** @param fields tags and their values */
    private static void tiff(ByteBuffer file, int... fields) {
        file.put(text("II")).putShort((short) 42).putInt(8).putShort((short) (fields.length / 2));
        for (int i = 0; i < fields.length; i += 2) {
            file.putShort((short) fields[i]).putShort((short) 4).putInt(1).putInt(fields[i + 1]);
        }
        file.putInt(0);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
