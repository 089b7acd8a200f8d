package dev.densescope.pickle;

import java.util.Map;

/** Names of opcodes that the machine does not run itself, as in Python's module {@code pickletools}. */
final class Opcodes {
    /** Opcodes that import, call or instantiate something, or ask the program that reads the pickle for an object. */
    static final Map<Integer, String> RUN_CODE = Map.ofEntries(
            Map.entry((int) 'c', "GLOBAL"),
            Map.entry(0x93, "STACK_GLOBAL"),
            Map.entry((int) 'R', "REDUCE"),
            Map.entry((int) 'b', "BUILD"),
            Map.entry((int) 'i', "INST"),
            Map.entry((int) 'o', "OBJ"),
            Map.entry(0x81, "NEWOBJ"),
            Map.entry(0x92, "NEWOBJ_EX"),
            Map.entry(0x82, "EXT1"),
            Map.entry(0x83, "EXT2"),
            Map.entry(0x84, "EXT4"),
            Map.entry((int) 'P', "PERSID"),
            Map.entry((int) 'Q', "BINPERSID"),
            Map.entry(0x97, "NEXT_BUFFER"));

    private Opcodes() {}

    /** The name of an opcode that runs code, or else its number, such as {@code 0x49}. */
    static String name(int opcode) {
        String name = RUN_CODE.get(opcode);
        return name == null ? "0x%02x".formatted(opcode) : name;
    }
}
