package dev.densescope.weights.torch;

import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.torch.PickleValue.Dictionary;
import dev.densescope.weights.torch.PickleValue.Known;
import dev.densescope.weights.torch.PickleValue.Other;
import dev.densescope.weights.torch.PickleValue.Sequence;
import dev.densescope.weights.torch.PickleValue.Text;
import dev.densescope.weights.torch.PickleValue.Whole;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a pickle (protocols 2 to 5) as data. Pickles are programs: only the opcodes that build plain values are
 * supported, and only the callables in {@link Known}, which are never called. Time and memory are limited by the number
 * of bytes.
 */
final class PickleReader {
    /** Size limit in bytes. The pickle of DenseNet-264 with optimizer state has less than 1 MB and 100,000 opcodes. */
    static final int MAX_BYTES = 16 << 20;

    static final int MAX_INSTRUCTIONS = 1_000_000;

    private static final int MAX_PROTOCOL = 5;
    private static final int MAX_LINE = 500;

    private final ByteBuffer pickle;
    private final PickleStack stack = new PickleStack();

    private PickleReader(ByteBuffer pickle) {
        this.pickle = pickle;
    }

    /**
     * Reads the value of a pickle.
     *
     * @throws InvalidTensorFileException if it contains anything but plain data, or is damaged
     */
    static PickleValue read(ByteBuffer littleEndian) {
        try {
            return new PickleReader(littleEndian).run();
        } catch (BufferUnderflowException ended) {
            throw new InvalidTensorFileException("its pickle ends too early: download or save it again", ended);
        }
    }

    private PickleValue run() {
        for (int count = 0; count < MAX_INSTRUCTIONS; count++) {
            int instruction = unsignedByte();
            if (instruction == '.') {
                return stack.pop();
            }
            if (!isConstant(instruction) && !isText(instruction) && !isContainer(instruction) && !isMemo(instruction)) {
                runName(instruction);
            }
        }
        throw new InvalidTensorFileException("its pickle has more than %d opcodes".formatted(MAX_INSTRUCTIONS));
    }

    private boolean isConstant(int instruction) {
        switch (instruction) {
            case 0x80 -> requireProtocol(); // PROTO
            case 0x95 -> pickle.getLong(); // FRAME
            case 'N', 0x88, 0x89 -> stack.push(Other.VALUE); // NONE, NEWTRUE, NEWFALSE
            case 'G' -> number(pickle.getDouble()); // BINFLOAT
            case 'J' -> stack.push(new Whole(pickle.getInt())); // BININT
            case 'K' -> stack.push(new Whole(unsignedByte())); // BININT1
            case 'M' -> stack.push(new Whole(Short.toUnsignedInt(pickle.getShort()))); // BININT2
            case 0x8a -> pushLong(unsignedByte()); // LONG1
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isText(int instruction) {
        switch (instruction) {
            case 'X' -> stack.push(new Text(text(length(pickle.getInt())))); // BINUNICODE
            case 0x8c -> stack.push(new Text(text(unsignedByte()))); // SHORT_BINUNICODE
            case 'U' -> stack.push(new Text(text(unsignedByte()))); // SHORT_BINSTRING, of Python 2
            case 'T' -> stack.push(new Text(text(length(pickle.getInt())))); // BINSTRING
            case 'C' -> passOver(unsignedByte()); // SHORT_BINBYTES
            case 'B' -> passOver(length(pickle.getInt())); // BINBYTES
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isContainer(int instruction) {
        switch (instruction) {
            case '(' -> stack.mark(); // MARK
            case '0' -> stack.pop(); // POP
            case '1' -> stack.popToMark(); // POP_MARK
            case ')', ']' -> stack.push(new Sequence(List.of())); // EMPTY_TUPLE, EMPTY_LIST
            case 't', 'l' -> stack.push(new Sequence(stack.popToMark())); // TUPLE, LIST
            case 0x85 -> stack.push(new Sequence(stack.pop(1))); // TUPLE1
            case 0x86 -> stack.push(new Sequence(stack.pop(2))); // TUPLE2
            case 0x87 -> stack.push(new Sequence(stack.pop(3))); // TUPLE3
            case '}' -> stack.push(new Dictionary()); // EMPTY_DICT
            case 'a' -> append(stack.pop(1)); // APPEND
            case 'e' -> append(stack.popToMark()); // APPENDS
            case 's' -> setItems(stack.pop(2)); // SETITEM
            case 'u' -> setItems(stack.popToMark()); // SETITEMS
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isMemo(int instruction) {
        switch (instruction) {
            case 'q' -> stack.remember(unsignedByte()); // BINPUT
            case 'r' -> stack.remember(Integer.toUnsignedLong(pickle.getInt())); // LONG_BINPUT
            case 0x94 -> stack.remember(); // MEMOIZE
            case 'h' -> stack.recall(unsignedByte()); // BINGET
            case 'j' -> stack.recall(Integer.toUnsignedLong(pickle.getInt())); // LONG_BINGET
            default -> {
                return false;
            }
        }
        return true;
    }

    private void runName(int instruction) {
        switch (instruction) {
            case 'c' -> pushKnown(line(), line()); // GLOBAL
            case 0x93 -> pushKnown(stack.pop(2)); // STACK_GLOBAL
            case 'Q' -> stack.push(KnownCalls.storage(stack.pop())); // BINPERSID
            case 'R' -> call(stack.pop(2)); // REDUCE
            case 'b' -> ignoreState(stack.pop()); // BUILD
            default ->
                throw new InvalidTensorFileException(
                        ("its pickle has opcode 0x%02x, which no state dict needs: save only " + "model.state_dict()")
                                .formatted(instruction));
        }
    }

    private void call(List<PickleValue> callAndArguments) {
        stack.push(KnownCalls.result(callAndArguments.get(0), callAndArguments.get(1)));
    }

    /** State dicts have module versions as attributes. */
    private void ignoreState(PickleValue state) {
        if (!(stack.top() instanceof Dictionary) || !(state instanceof Dictionary)) {
            throw PickleStack.damaged();
        }
    }

    private void pushKnown(List<PickleValue> names) {
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text member)) {
            throw PickleStack.damaged();
        }
        pushKnown(module.value(), member.value());
    }

    private void pushKnown(String module, String member) {
        stack.push(Known.of(module, member)
                .orElseThrow(() -> new InvalidTensorFileException(
                        "it calls %s, which is not executed for safety: save only model.state_dict()"
                                .formatted(DisplayText.of(module + "." + member)))));
    }

    private void append(List<PickleValue> items) {
        if (!(stack.top() instanceof Sequence list)) {
            throw PickleStack.damaged();
        }
        list.items().addAll(items);
    }

    private void setItems(List<PickleValue> keysAndValues) {
        if (!(stack.top() instanceof Dictionary dictionary) || keysAndValues.size() % 2 != 0) {
            throw PickleStack.damaged();
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    private void requireProtocol() {
        int protocol = unsignedByte();
        if (protocol > MAX_PROTOCOL) {
            throw new InvalidTensorFileException(
                    "its pickle has protocol %d, but at most %d is supported".formatted(protocol, MAX_PROTOCOL));
        }
    }

    private void number(double unused) {
        stack.push(Other.VALUE);
    }

    /** Little-endian, two's complement; numbers beyond 64 bits are not needed. */
    private void pushLong(int bytes) {
        if (bytes > Long.BYTES) {
            passOver(bytes);
            return;
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) unsignedByte() << (Byte.SIZE * i);
        }
        int unused = Long.SIZE - Byte.SIZE * bytes;
        stack.push(new Whole(bytes == 0 ? 0 : value << unused >> unused));
    }

    private void passOver(int bytes) {
        take(bytes);
        stack.push(Other.VALUE);
    }

    private String text(int bytes) {
        return StandardCharsets.UTF_8.decode(take(bytes)).toString();
    }

    private ByteBuffer take(int bytes) {
        if (bytes > pickle.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer taken = pickle.slice(pickle.position(), bytes);
        pickle.position(pickle.position() + bytes);
        return taken;
    }

    private static int length(int signed) {
        if (signed < 0) {
            throw new BufferUnderflowException();
        }
        return signed;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            if (line.length() == MAX_LINE) {
                throw PickleStack.damaged();
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(pickle.get());
    }
}
