package dev.densescope.pickle;

/**
 * An opcode of a pickle that loads or runs code, as data.
 *
 * @param <V> the type of all values
 */
public sealed interface PickleCode<V> {
    /** The name of the opcode in Python's documentation, such as {@code GLOBAL}. */
    String opcode();

    /** Refers to a member of a module: GLOBAL or STACK_GLOBAL. */
    record Global<V>(String opcode, String module, String member) implements PickleCode<V> {}

    /** Calls something: REDUCE. */
    record Call<V>(V callee, V arguments) implements PickleCode<V> {
        @Override
        public String opcode() {
            return "REDUCE";
        }
    }

    /** Sets the state of an object: BUILD. */
    record State<V>(V object, V state) implements PickleCode<V> {
        @Override
        public String opcode() {
            return "BUILD";
        }
    }

    /** Loads an object that is stored elsewhere: BINPERSID. */
    record Persistent<V>(V id) implements PickleCode<V> {
        @Override
        public String opcode() {
            return "BINPERSID";
        }
    }

    /**
     * An opcode that the machine never runs: INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, EXT2, EXT4, PERSID, and those that only
     * other types or older protocols need.
     *
     * @param number the byte
     */
    record Unsupported<V>(String opcode, int number) implements PickleCode<V> {
        /** Whether it loads or runs code. */
        public boolean runsCode() {
            return Opcodes.RUN_CODE.containsKey(number);
        }
    }
}
