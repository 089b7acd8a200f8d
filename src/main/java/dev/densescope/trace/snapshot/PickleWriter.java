package dev.densescope.trace.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes plain values as a pickle of protocol 4: dictionaries, lists, strings, integers, booleans. Uses only the opcodes
 * that PyTorch's viewer of memory snapshots knows, which run no code. A value can be remembered and repeated by its
 * number. Confined to one thread.
 */
final class PickleWriter {
    private static final int PROTOCOL = 4;
    private static final int PROTO = 0x80;
    private static final int STOP = '.';
    private static final int MARK = '(';
    private static final int EMPTY_DICT = '}';
    private static final int SETITEMS = 'u';
    private static final int EMPTY_LIST = ']';
    private static final int APPENDS = 'e';
    private static final int BININT = 'J';
    private static final int BININT1 = 'K';
    private static final int BININT2 = 'M';
    private static final int LONG1 = 0x8a;
    private static final int NEWFALSE = 0x89;
    private static final int SHORT_BINUNICODE = 0x8c;
    private static final int BINUNICODE = 'X';
    private static final int MEMOIZE = 0x94;
    private static final int BINGET = 'h';
    private static final int LONG_BINGET = 'j';

    private static final int MAX_BYTE = 0xff;
    private static final int MAX_SHORT = 0xffff;
    /** Readers copy a batch to the stack of their language. */
    private static final int BATCH = 1_000;

    private final OutputStream out;
    private final Map<String, Integer> strings = new HashMap<>();
    private int remembered;

    PickleWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(PROTO);
        out.write(PROTOCOL);
    }

    /** Ends the pickle, whose value has been written. */
    void end() throws IOException {
        out.write(STOP);
    }

    /** Begins a dictionary; keys and values follow. */
    void beginDictionary() throws IOException {
        out.write(EMPTY_DICT);
        out.write(MARK);
    }

    void endDictionary() throws IOException {
        out.write(SETITEMS);
    }

    /** Begins a list, whose items follow. */
    Items beginList() throws IOException {
        out.write(EMPTY_LIST);
        return new Items();
    }

    /** The items of a list, which are appended in batches. */
    final class Items {
        private int inBatch;

        /** Call it before each item. */
        void next() throws IOException {
            if (inBatch == BATCH) {
                end();
            }
            if (inBatch == 0) {
                out.write(MARK);
            }
            inBatch++;
        }

        /** Call it after the last item. */
        void end() throws IOException {
            if (inBatch > 0) {
                out.write(APPENDS);
                inBatch = 0;
            }
        }
    }

    PickleWriter entry(String key, String value) throws IOException {
        string(key);
        return string(value);
    }

    PickleWriter entry(String key, long value) throws IOException {
        string(key);
        return integer(value);
    }

    PickleWriter noEntry(String key) throws IOException {
        string(key);
        out.write(NEWFALSE);
        return this;
    }

    /** Remembers the value that has just been written; returns its number. */
    int remember() throws IOException {
        out.write(MEMOIZE);
        return remembered++;
    }

    /** Writes a remembered value again. */
    void repeat(int number) throws IOException {
        if (number <= MAX_BYTE) {
            out.write(BINGET);
            out.write(number);
        } else {
            out.write(LONG_BINGET);
            littleEndian(number, Integer.BYTES);
        }
    }

    /** Writes a string, in full only the first time. */
    PickleWriter string(String text) throws IOException {
        Integer known = strings.get(text);
        if (known != null) {
            repeat(known);
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_BYTE) {
            out.write(SHORT_BINUNICODE);
            out.write(utf8.length);
        } else {
            out.write(BINUNICODE);
            littleEndian(utf8.length, Integer.BYTES);
        }
        out.write(utf8);
        strings.put(text, remember());
        return this;
    }

    PickleWriter integer(long value) throws IOException {
        if (value >= 0 && value <= MAX_BYTE) {
            out.write(BININT1);
            littleEndian(value, 1);
        } else if (value >= 0 && value <= MAX_SHORT) {
            out.write(BININT2);
            littleEndian(value, Short.BYTES);
        } else if (value == (int) value) {
            out.write(BININT);
            littleEndian(value, Integer.BYTES);
        } else {
            out.write(LONG1);
            out.write(Long.BYTES);
            littleEndian(value, Long.BYTES);
        }
        return this;
    }

    private void littleEndian(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (Byte.SIZE * i)));
        }
    }
}
