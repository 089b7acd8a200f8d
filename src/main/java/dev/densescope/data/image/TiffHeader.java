package dev.densescope.data.image;

import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the directory of the first image in a TIFF file, which determines how much a reader allocates. */
final class TiffHeader {
    static final int LITTLE_ENDIAN = 'I' << 8 | 'I';
    static final int BIG_ENDIAN = 'M' << 8 | 'M';

    private static final int VERSION = 42;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final Set<Integer> SINGLE = Set.of(WIDTH, HEIGHT, SAMPLES, TILE_WIDTH, TILE_HEIGHT);
    private static final int SHORT = 3;
    private static final int MAX_SAMPLES = 8;
    /** Size of a value by type, from 1: byte, text, short, long, rational, and so on. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final HeaderInput input;
    private final Map<Integer, Long> fields = new HashMap<>();

    private TiffHeader(HeaderInput input) {
        this.input = input;
    }

    /** Reads the header after the first two bytes, which give the byte order. */
    static ImageHeader read(HeaderInput input, boolean littleEndian) throws IOException, UnreadableImageException {
        input.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (input.unsignedShort() != VERSION) {
            throw new UnrecognisedImageException();
        }
        TiffHeader header = new TiffHeader(input);
        header.readDirectory();
        return header.checked();
    }

    private void readDirectory() throws IOException, UnreadableImageException {
        input.seek(input.unsignedInt());
        int count = input.unsignedShort();
        for (int i = 0; i < count; i++) {
            int tag = input.unsignedShort();
            int type = input.unsignedShort();
            long values = input.unsignedInt();
            requireSound(tag, type, values);
            fields.put(tag, type == SHORT ? input.unsignedShort() : input.unsignedInt());
            if (type == SHORT) {
                input.skip(2);
            }
        }
    }

    /** Rejects a field that claims more bytes than the file has, since readers would allocate them. */
    private void requireSound(int tag, int type, long values) throws UnreadableImageException {
        int bytes = type > 0 && type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1;
        if (values * bytes > input.length() || (SINGLE.contains(tag) && values != 1)) {
            throw damaged();
        }
    }

    private ImageHeader checked() throws UnreadableImageException {
        long width = fields.getOrDefault(WIDTH, 0L);
        long height = fields.getOrDefault(HEIGHT, 0L);
        if (width < 1 || height < 1) {
            throw damaged();
        }
        ImageHeader.requireAllowedSize(width, height);
        ImageHeader.requireAllowedSize(fields.getOrDefault(TILE_WIDTH, 1L), fields.getOrDefault(TILE_HEIGHT, 1L));
        if (fields.getOrDefault(SAMPLES, 1L) > MAX_SAMPLES) {
            throw new UnreadableImageException(Text.of("it is a TIFF of more than %d channels", MAX_SAMPLES));
        }
        return new ImageHeader(ImageHeader.Format.TIFF, (int) width, (int) height);
    }

    private static UnreadableImageException damaged() {
        return new UnreadableImageException(Text.of("its TIFF header is damaged"));
    }
}
