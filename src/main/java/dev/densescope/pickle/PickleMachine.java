package dev.densescope.pickle;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a pickle as data: runs the opcodes that build plain values, and offers all others to {@link PickleValues#code},
 * which never loads or runs anything. Time and memory are limited by {@link PickleLimits}. Confined to one thread.
 *
 * @param <V> the type of all values
 */
public final class PickleMachine<V> {
    private static final int MAX_PROTOCOL = 5;
    private static final int MAX_LINE = 500;

    private final PickleInput input;
    private final PickleValues<V> factory;
    private final PickleLimits limits;
    private final PickleStack<V> stack;

    private PickleMachine(PickleInput input, PickleValues<V> factory, PickleLimits limits) {
        this.input = input;
        this.factory = factory;
        this.limits = limits;
        stack = new PickleStack<>(factory, limits);
    }

    /**
     * Reads the value of a pickle. The stream may be read beyond its end.
     *
     * @throws PickleException if it is damaged, exceeds a limit, or contains an opcode that {@code factory} refuses
     */
    public static <V> V read(InputStream bytes, PickleValues<V> factory, PickleLimits limits) throws IOException {
        return new PickleMachine<>(new PickleInput(bytes), factory, limits).run();
    }

    private V run() throws IOException {
        for (long count = 0; count < limits.opcodes(); count++) {
            int opcode = input.unsignedByte();
            if (opcode == '.') {
                return stack.pop();
            }
            if (!isMemo(opcode) && !isConstant(opcode) && !isContainer(opcode) && !isText(opcode)) {
                stackCode(opcode);
            }
        }
        throw new PickleException(Text.of("its pickle has more than %d opcodes", limits.opcodes()));
    }

    private boolean isMemo(int opcode) throws IOException {
        switch (opcode) {
            case 'q' -> stack.memoize(input.unsignedByte()); // BINPUT
            case 'r' -> stack.memoize(input.unsignedInt()); // LONG_BINPUT
            case 0x94 -> stack.memoize(); // MEMOIZE
            case 'h' -> stack.recall(input.unsignedByte()); // BINGET
            case 'j' -> stack.recall(input.unsignedInt()); // LONG_BINGET
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isConstant(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> requireProtocol(); // PROTO
            case 0x95 -> input.skip(Long.BYTES); // FRAME
            case 'N', 0x88, 0x89 -> stack.push(factory.other()); // NONE, NEWTRUE, NEWFALSE
            case 'G' -> pushOther(Double.BYTES); // BINFLOAT
            case 'J' -> stack.push(factory.whole(input.signedInt())); // BININT
            case 'K' -> stack.push(factory.whole(input.unsignedByte())); // BININT1
            case 'M' -> stack.push(factory.whole(input.unsignedShort())); // BININT2
            case 0x8a -> pushLong(input.unsignedByte()); // LONG1
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isText(int opcode) throws IOException {
        switch (opcode) {
            case 'X' -> pushText(length()); // BINUNICODE
            case 0x8c -> pushText(input.unsignedByte()); // SHORT_BINUNICODE
            case 'U' -> pushText(input.unsignedByte()); // SHORT_BINSTRING, of Python 2
            case 'T' -> pushText(length()); // BINSTRING
            case 'C' -> pushOther(input.unsignedByte()); // SHORT_BINBYTES
            case 'B' -> pushOther(length()); // BINBYTES
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isContainer(int opcode) {
        switch (opcode) {
            case '(' -> stack.mark(); // MARK
            case '0' -> stack.pop(); // POP
            case '1' -> stack.popToMark(); // POP_MARK
            case ')', ']' -> stack.push(factory.sequence(List.of())); // EMPTY_TUPLE, EMPTY_LIST
            case 't', 'l' -> stack.push(factory.sequence(stack.popToMark())); // TUPLE, LIST
            case 0x85 -> stack.push(factory.sequence(stack.pop(1))); // TUPLE1
            case 0x86 -> stack.push(factory.sequence(stack.pop(2))); // TUPLE2
            case 0x87 -> stack.push(factory.sequence(stack.pop(3))); // TUPLE3
            case '}' -> stack.push(factory.dictionary()); // EMPTY_DICT
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

    private void append(List<V> items) {
        factory.append(stack.top(), items);
    }

    private void setItems(List<V> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw PickleException.damaged();
        }
        factory.setItems(stack.top(), keysAndValues);
    }

    private void stackCode(int opcode) throws IOException {
        PickleCode<V> code = switch (opcode) {
            case 'c' -> new PickleCode.Global<>("GLOBAL", input.line(MAX_LINE), input.line(MAX_LINE));
            case 0x93 -> global(stack.pop(2));
            case 'Q' -> new PickleCode.Persistent<>(stack.pop());
            case 'R' -> call(stack.pop(2));
            case 'b' -> state(stack.pop(2));
            default -> new PickleCode.Unsupported<>(Opcodes.name(opcode), opcode);
        };
        stack.push(factory.code(code));
    }

    private PickleCode<V> global(List<V> names) {
        return new PickleCode.Global<>("STACK_GLOBAL", factory.asText(names.get(0)), factory.asText(names.get(1)));
    }

    private static <V> PickleCode<V> call(List<V> calleeAndArguments) {
        return new PickleCode.Call<>(calleeAndArguments.get(0), calleeAndArguments.get(1));
    }

    private static <V> PickleCode<V> state(List<V> objectAndState) {
        return new PickleCode.State<>(objectAndState.get(0), objectAndState.get(1));
    }

    private void requireProtocol() throws IOException {
        int protocol = input.unsignedByte();
        if (protocol > MAX_PROTOCOL) {
            throw new PickleException(
                    Text.of("its pickle has protocol %d, but at most %d is supported", protocol, MAX_PROTOCOL));
        }
    }

    /** Little-endian, two's complement; numbers beyond 64 bits are not needed. */
    private void pushLong(int bytes) throws IOException {
        if (bytes > Long.BYTES) {
            pushOther(bytes);
        } else {
            stack.push(factory.whole(input.signed(bytes)));
        }
    }

    private void pushOther(int bytes) throws IOException {
        input.skip(bytes);
        stack.push(factory.other());
    }

    private void pushText(int bytes) throws IOException {
        if (bytes > limits.textBytes()) {
            throw new PickleException(Text.of(
                    "its pickle has a text of %d bytes, but at most %d are allowed", bytes, limits.textBytes()));
        }
        stack.push(factory.text(input.text(bytes)));
    }

    private int length() throws IOException {
        int length = input.signedInt();
        if (length < 0) {
            throw PickleException.truncated();
        }
        return length;
    }
}
