package dev.densescope.trace.snapshot;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle with the opcodes that the web viewer of memory snapshots knows, and no others. Like it, reads protocols
 * 2 to 4, and appends a batch in one call, for which it allows 1,000 items.
 */
public final class MemoryVizReader {
    private static final int MAX_BATCH = 1_000;

    private final DataInputStream in;
    private final List<Object> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    public MemoryVizReader(DataInputStream in) {
        this.in = in;
    }

    public Object read() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte();
            if (opcode == '.') {
                if (in.read() != -1 || stack.size() != 1) {
                    throw new IOException("something follows the value");
                }
                return stack.get(0);
            }
            if (!readNumber(opcode) && !readText(opcode) && !readContainer(opcode)) {
                throw new IOException("UNKNOWN OPCODE: " + opcode);
            }
        }
    }

    private boolean readNumber(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> {
                int protocol = in.readUnsignedByte();
                if (protocol < 2 || protocol > 4) {
                    throw new IOException("Unhandled version " + protocol);
                }
            }
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'N' -> stack.add(null);
            case 'K' -> stack.add((long) in.readUnsignedByte());
            case 'M' -> stack.add(littleEndian(2) & 0xffff);
            case 'J' -> stack.add((long) (int) littleEndian(4));
            case 0x8a -> stack.add(littleEndian(in.readUnsignedByte()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readText(int opcode) throws IOException {
        switch (opcode) {
            case 0x8c -> stack.add(text(in.readUnsignedByte()));
            case 'X' -> stack.add(text((int) littleEndian(4)));
            case 0x94 -> memo.put(memo.size(), stack.get(stack.size() - 1));
            case 'h' -> stack.add(remembered(in.readUnsignedByte()));
            case 'j' -> stack.add(remembered((int) littleEndian(4)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean readContainer(int opcode) throws IOException {
        switch (opcode) {
            case '}' -> stack.add(new HashMap<>());
            case ']' -> stack.add(new ArrayList<>());
            case '(' -> marks.push(stack.size());
            case 'e' -> append();
            case 'u' -> put();
            default -> {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // a damaged pickle may fail in any way
    private void append() throws IOException {
        List<Object> items = sinceMark();
        if (items.size() > MAX_BATCH) {
            throw new IOException("Maximum call stack size exceeded by " + items.size() + " items");
        }
        ((List<Object>) stack.get(stack.size() - 1)).addAll(items);
    }

    @SuppressWarnings("unchecked") // see above
    private void put() {
        List<Object> items = sinceMark();
        Map<Object, Object> dictionary = (Map<Object, Object>) stack.get(stack.size() - 1);
        for (int i = 0; i < items.size(); i += 2) {
            dictionary.put(items.get(i), items.get(i + 1));
        }
    }

    private List<Object> sinceMark() {
        List<Object> top = stack.subList(marks.pop(), stack.size());
        List<Object> items = new ArrayList<>(top);
        top.clear();
        return Collections.unmodifiableList(items);
    }

    private Object remembered(int number) throws IOException {
        if (!memo.containsKey(number)) {
            throw new IOException("nothing is remembered as " + number);
        }
        return memo.get(number);
    }

    private String text(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Signed. */
    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) in.readUnsignedByte() << (8 * i);
        }
        int unused = Long.SIZE - 8 * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }
}
