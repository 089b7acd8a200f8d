package dev.densescope.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages texts at random, for readers that must read them or refuse them in a sentence. {@code
 * -Ddensescope.mutations=10000} tries as many of each text.
 */
public final class TextMutations {
    public static final int COUNT = Integer.getInteger("densescope.mutations", 300);

    private final byte[] whole;
    private final List<String> words;
    private final Random random;

    /** @param words what is put in the place of a few bytes */
    public TextMutations(String whole, List<String> words, long seed) {
        this.whole = whole.getBytes(StandardCharsets.UTF_8);
        this.words = words;
        random = new Random(seed);
    }

    /** The text with one to four changes; not always UTF-8. */
    public byte[] next() {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(5)) {
            case 0 -> replaced(bytes, from, from + 1, (byte) random.nextInt());
            case 1 -> replaced(bytes, from, end); // a part is missing
            case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, end)); // or is there twice
            case 3 -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, from + 1) : bytes;
            default ->
                replaced(
                        bytes,
                        from,
                        end,
                        words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int end, byte... piece) {
        byte[] result = new byte[bytes.length - (end - from) + piece.length + 1];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, end, result, from + piece.length, bytes.length - end);
        result[result.length - 1] = ' '; // never empty
        return result;
    }
}
