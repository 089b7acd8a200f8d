package dev.densescope.device.cpu.parallel;

/**
 * Items shared out evenly, in order.
 *
 * @param items at least 0
 * @param parts at most as many as items
 */
public record Split(int items, int parts) {
    /** First item of a part. */
    public int from(int part) {
        return (int) ((long) items * part / parts);
    }

    /** Behind the last item of a part. */
    public int to(int part) {
        return from(part + 1);
    }

    public int count(int part) {
        return to(part) - from(part);
    }
}
