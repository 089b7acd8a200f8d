package dev.densescope.weights.archive;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads the directory of a ZIP archive, including ZIP64 (APPNOTE.TXT 6.3, section 4.3). Unlike the JDK's reader, it
 * limits the size of the directory and rejects duplicate names.
 */
public final class ArchiveDirectory {
    /** Limit for the number of entries. A checkpoint has one per tensor and a few more; with 1,000 layers, 12,000. */
    static final int MAX_ENTRIES = 200_000;

    /** Weights hardly become smaller when they are compressed; whatever becomes much smaller is made to fill a disk. */
    private static final int MAX_RATIO = 100;

    private static final int FREE_BYTES = 256 << 20;
    private static final int MAX_DIRECTORY_BYTES = 32 << 20;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END_BYTES = 22;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR_BYTES = 20;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int ZIP64_EXTRA = 1;
    private static final int IN_ZIP64_16 = 0xffff;
    private static final long IN_ZIP64_32 = 0xffff_ffffL;

    private final FileBytes file;
    private final long fileBytes;
    private final Map<String, ArchiveEntry> entries = new LinkedHashMap<>();

    /** @throws InvalidTensorFileException if it is damaged, or has two entries with the same name */
    public ArchiveDirectory(FileBytes file) throws IOException {
        this.file = file;
        fileBytes = file.size();
        Place place = place();
        if (place.count() > MAX_ENTRIES || place.bytes() > MAX_DIRECTORY_BYTES) {
            throw new InvalidTensorFileException(Text.of(
                    "its archive has %s entries in a directory of %s bytes, more than any model",
                    Long.toUnsignedString(place.count()), Long.toUnsignedString(place.bytes())));
        }
        try {
            read(file.read(place.begin(), (int) place.bytes()), place.count());
        } catch (BufferUnderflowException shorter) {
            throw damaged(shorter);
        }
    }

    /** Position of the directory. */
    private record Place(long begin, long bytes, long count) {}

    /** The entries by name, in the order of the directory. */
    public Map<String, ArchiveEntry> entries() {
        return entries;
    }

    /**
     * Position of an entry's bytes in the file.
     *
     * @throws InvalidTensorFileException if they are compressed, encrypted or out of range
     */
    public long begin(ArchiveEntry entry) throws IOException {
        if (!entry.isPlain()) {
            throw new InvalidTensorFileException(Text.of(
                    "its entry %s is compressed or encrypted: save the checkpoint again with torch.save",
                    DisplayText.of(entry.name())));
        }
        return position(entry, entry.bytes());
    }

    /**
     * The content of an entry, compressed or not.
     *
     * @param max the largest number of bytes that is allowed; reading more, or more than the directory says,
     *     ends with an exception
     * @throws InvalidTensorFileException if it is encrypted, compressed in an unusual way, too large or out of range
     */
    public InputStream open(ArchiveEntry entry, long max) throws IOException {
        if (!entry.isPlain() && !entry.isDeflated()) {
            throw new InvalidTensorFileException(Text.of(
                    "its entry %s is encrypted, or compressed in another way than ZIP archives usually are: save it again",
                    DisplayText.of(entry.name())));
        }
        if (entry.bytes() > max) {
            throw new InvalidTensorFileException(Text.of(
                    "its entry %s has %d bytes, but at most %d are expected",
                    DisplayText.of(entry.name()), entry.bytes(), max));
        }
        if (entry.bytes() > FREE_BYTES && entry.bytes() / MAX_RATIO > entry.packedBytes()) {
            throw new InvalidTensorFileException(Text.of(
                    "its entry %s would be unpacked from %d to %d bytes, more than %d times as many: no weights are so small",
                    DisplayText.of(entry.name()), entry.packedBytes(), entry.bytes(), MAX_RATIO));
        }
        InputStream packed = new EntryStream(file, position(entry, entry.packedBytes()), entry.packedBytes());
        return new LimitedStream(
                entry.isPlain() ? packed : new InflaterInputStream(packed, new Inflater(true)),
                entry.bytes(),
                entry.name());
    }

    private long position(ArchiveEntry entry, long bytes) throws IOException {
        if (entry.header() > fileBytes - LOCAL_HEADER_BYTES) {
            throw cutOff(entry);
        }
        ByteBuffer header = file.read(entry.header(), LOCAL_HEADER_BYTES);
        if (header.getInt() != LOCAL_HEADER) {
            throw cutOff(entry);
        }
        int nameBytes = Short.toUnsignedInt(header.getShort(26));
        int extraBytes = Short.toUnsignedInt(header.getShort(28));
        long begin = entry.header() + LOCAL_HEADER_BYTES + nameBytes + extraBytes;
        if (begin > fileBytes || bytes > fileBytes - begin) {
            throw cutOff(entry);
        }
        return begin;
    }

    private Place place() throws IOException {
        int tail = (int) Math.min(fileBytes, END_BYTES + MAX_COMMENT_BYTES);
        long from = fileBytes - tail;
        ByteBuffer end = file.read(from, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END && at + END_BYTES + Short.toUnsignedInt(end.getShort(at + 20)) == tail) {
                return place(end.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN), from + at);
            }
        }
        throw new InvalidTensorFileException(
                Text.of("its archive has no directory: it is truncated, download it again"));
    }

    private Place place(ByteBuffer end, long endAt) throws IOException {
        int count = Short.toUnsignedInt(end.getShort(10));
        long bytes = Integer.toUnsignedLong(end.getInt(12));
        long begin = Integer.toUnsignedLong(end.getInt(16));
        boolean zip64 = count == IN_ZIP64_16 || bytes == IN_ZIP64_32 || begin == IN_ZIP64_32;
        Place place = zip64 ? place64(endAt) : new Place(begin, bytes, count);
        if (place.begin() < 0 || place.bytes() < 0 || place.begin() > endAt || place.bytes() > endAt - place.begin()) {
            throw damaged(null);
        }
        return place;
    }

    private Place place64(long endAt) throws IOException {
        if (endAt < LOCATOR_BYTES) {
            throw damaged(null);
        }
        ByteBuffer locator = file.read(endAt - LOCATOR_BYTES, LOCATOR_BYTES);
        long at = locator.getLong(8);
        if (locator.getInt(0) != END64_LOCATOR || at < 0 || at > endAt - LOCATOR_BYTES - END64_BYTES) {
            throw damaged(null);
        }
        ByteBuffer end = file.read(at, END64_BYTES);
        if (end.getInt(0) != END64) {
            throw damaged(null);
        }
        return new Place(end.getLong(48), end.getLong(40), end.getLong(32));
    }

    private void read(ByteBuffer directory, long count) {
        for (long i = 0; i < count; i++) {
            ArchiveEntry entry = entry(directory);
            if (entries.put(entry.name(), entry) != null) {
                throw new InvalidTensorFileException(
                        Text.of("its archive has two entries named %s", DisplayText.of(entry.name())));
            }
        }
    }

    private static ArchiveEntry entry(ByteBuffer directory) {
        ByteBuffer header = next(directory, DIRECTORY_HEADER_BYTES);
        if (header.getInt(0) != DIRECTORY_HEADER) {
            throw damaged(null);
        }
        ByteBuffer name = next(directory, Short.toUnsignedInt(header.getShort(28)));
        ByteBuffer wide = zip64(next(directory, Short.toUnsignedInt(header.getShort(30))));
        next(directory, Short.toUnsignedInt(header.getShort(32))); // a comment
        // in this order, if present; the CRC is ignored, since PyTorch may omit it
        long bytes = number(header.getInt(24), wide);
        long packedBytes = number(header.getInt(20), wide);
        long begin = number(header.getInt(42), wide);
        return new ArchiveEntry(
                StandardCharsets.UTF_8.decode(name).toString(),
                Short.toUnsignedInt(header.getShort(8)),
                Short.toUnsignedInt(header.getShort(10)),
                packedBytes,
                bytes,
                begin);
    }

    private static long number(int narrow, ByteBuffer wide) {
        long number = Integer.toUnsignedLong(narrow) == IN_ZIP64_32 ? wide.getLong() : Integer.toUnsignedLong(narrow);
        if (number < 0) {
            throw damaged(null);
        }
        return number;
    }

    private static ByteBuffer next(ByteBuffer buffer, int bytes) {
        if (bytes > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer next = buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + bytes);
        return next;
    }

    /** The ZIP64 extra field; empty if there is none. */
    private static ByteBuffer zip64(ByteBuffer fields) {
        while (fields.remaining() >= 4) {
            int id = Short.toUnsignedInt(fields.getShort());
            ByteBuffer field = next(fields, Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining()));
            if (id == ZIP64_EXTRA) {
                return field;
            }
        }
        return ByteBuffer.allocate(0);
    }

    private InvalidTensorFileException cutOff(ArchiveEntry entry) {
        return new InvalidTensorFileException(Text.of(
                "its entry %s should have %d bytes at byte %d, but the file has %d: it is damaged",
                DisplayText.of(entry.name()), entry.bytes(), entry.header(), fileBytes));
    }

    private static InvalidTensorFileException damaged(Throwable cause) {
        return new InvalidTensorFileException(
                Text.of("the directory of its archive is damaged: download it again"), cause);
    }
}
