package dev.densescope.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image file as input of the JDK's image readers. Unlike {@code FileImageInputStream}, it opens files whose names
 * cannot be decoded in the system's encoding, and limits reads beyond the end: the WebP reader would read zeros for as
 * many pixels as a damaged header claims. Not thread-safe.
 */
final class ChannelImageInput extends ImageInputStreamImpl {
    private static final int MAX_READS_BEHIND_THE_END = 10_000;

    private final SeekableByteChannel channel;
    private final ByteBuffer one = ByteBuffer.allocate(1);
    private int readsBehindTheEnd;
    private boolean isShort;

    ChannelImageInput(Path file) throws IOException {
        channel = Files.newByteChannel(file);
    }

    @Override
    public int read() throws IOException {
        return fill(one.clear()) < 0 ? -1 : one.get(0) & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return fill(ByteBuffer.wrap(bytes, offset, length));
    }

    private int fill(ByteBuffer target) throws IOException {
        checkClosed();
        bitOffset = 0;
        int count = channel.position(streamPos).read(target);
        streamPos += Math.max(0, count);
        isShort |= target.hasRemaining();
        if (count < 0 && ++readsBehindTheEnd > MAX_READS_BEHIND_THE_END) {
            throw new IOException("it is read far beyond its end");
        }
        return count;
    }

    /** Whether more bytes were asked for than the file has. */
    boolean isShort() {
        return isShort;
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException unknown) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        channel.close();
    }
}
