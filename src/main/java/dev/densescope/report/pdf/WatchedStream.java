package dev.densescope.report.pdf;

import dev.densescope.file.write.WriteProgress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

/** Tells the progress of a library that only writes, and whose amount is not known before. Confined to one thread. */
final class WatchedStream extends FilterOutputStream {
    private static final int BYTES_PER_REPORT = 1 << 14;

    private final WriteProgress progress;
    private long written;
    private long reports;

    WatchedStream(OutputStream out, WriteProgress progress) {
        super(out);
        this.progress = progress;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        count(1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        out.write(bytes, start, length);
        count(length);
    }

    /** @throws CancellationException if the progress cancels */
    private void count(int bytes) {
        written += bytes;
        if (written / BYTES_PER_REPORT > reports) {
            reports = written / BYTES_PER_REPORT;
            progress.written(reports / (reports + 1.0));
        }
    }
}
