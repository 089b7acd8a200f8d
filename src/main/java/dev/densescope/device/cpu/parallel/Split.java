package dev.densescope.device.cpu.parallel;

/**
 * An even division of items into consecutive parts.
 *
 * @param items at least 0
 * @param parts at most {@code items}
 */
public record Split(int items, int parts) {
    /** First item of a part. */
    public int from(int part) {
        return (int) ((long) items * part / parts);
    }

    /** End (exclusive) of a part. */
    public int to(int part) {
        return from(part + 1);
    }

    public int count(int part) {
        return to(part) - from(part);
    }
}
