package dev.densescope.weights.archive;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A stream that may not have more than a number of bytes, whatever its archive says. Not thread-safe. */
final class LimitedStream extends FilterInputStream {
    private final long max;
    private final String name;
    private long count;

    LimitedStream(InputStream in, long max, String name) {
        super(in);
        this.max = max;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws InvalidTensorFileException if there is more, or the compressed bytes are damaged */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            if (count > max) {
                throw new InvalidTensorFileException(
                        Text.of("its entry %s has more than the expected %d bytes", DisplayText.of(name), max));
            }
            return read;
        } catch (ZipException damaged) {
            throw new InvalidTensorFileException(
                    Text.of("its entry %s is damaged: copy or download it again", DisplayText.of(name)), damaged);
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        return in.skip(0);
    }
}
