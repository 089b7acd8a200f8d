package dev.densescope.pickle;

/** A pickle that is damaged, too large, or more than plain data. The message is part of a sentence about the file. */
public final class PickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PickleException(String message) {
        super(message);
    }

    /** It does not follow the format. */
    public static PickleException damaged() {
        return new PickleException("its pickle is damaged: download or save it again");
    }

    /** It ends before its last opcode. */
    public static PickleException truncated() {
        return new PickleException("its pickle ends too early: download or save it again");
    }
}
