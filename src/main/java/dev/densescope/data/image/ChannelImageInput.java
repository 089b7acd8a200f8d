package dev.densescope.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file as the JDK's image readers want it. Unlike their own {@code FileImageInputStream} it opens files whose names are
 * not text in the system's encoding, and refuses to be read behind its end for ever: readers of WebP take zeros from there, for
 * as many pixels as a damaged header claims. Confined to one thread.
 */
final class ChannelImageInput extends ImageInputStreamImpl {
    private static final int MAX_READS_BEHIND_THE_END = 10_000;

    private final SeekableByteChannel channel;
    private final ByteBuffer one = ByteBuffer.allocate(1);
    private int readsBehindTheEnd;

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
        if (count < 0 && ++readsBehindTheEnd > MAX_READS_BEHIND_THE_END) {
            throw new IOException("it is read far behind its end");
        }
        return count;
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
