package dev.densescope.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Forwards bytes and stores the first failure, which the writers on top ignore. One thread writes, any thread may read
 * the failure.
 */
public final class WatchedOutput extends OutputStream {
    private final OutputStream target;
    private volatile Optional<IOException> failure = Optional.empty();

    public WatchedOutput(OutputStream target) {
        this.target = target;
    }

    /** The first failure; empty if all bytes were written. */
    public Optional<IOException> failure() {
        return failure;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        try {
            target.write(bytes, start, length);
        } catch (IOException lost) {
            failure = failure.or(() -> Optional.of(lost));
            throw lost;
        }
    }
}
