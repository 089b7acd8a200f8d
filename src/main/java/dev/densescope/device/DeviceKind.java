package dev.densescope.device;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kinds of devices. Use a switch without a default for decisions by kind, so that the compiler finds all places to
 * extend for a new kind. The ids are used in run files, reports and on the command line.
 */
public enum DeviceKind {
    /** The processor, with oneDNN and our own kernels. */
    PROCESSOR("cpu", false),
    /** NVIDIA GPUs, numbered from 0. Without a number: the first usable GPU. */
    NVIDIA("cuda", true),
    /** ND4J operations alone, on the processor or the GPU, depending on the build. */
    ND4J("nd4j", false);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final String id;
    private final boolean isGpu;

    DeviceKind(String id, boolean isGpu) {
        this.id = id;
        this.isGpu = isGpu;
    }

    /** The kind of an id or of user input, even if its number is invalid; empty if it is no kind. */
    public static Optional<DeviceKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.isMeantBy(word)).findFirst();
    }

    /** The id without a number. */
    public String id() {
        return id;
    }

    /** The id with a number, such as {@code cuda:0}. */
    public String id(int number) {
        return id + ":" + number;
    }

    /** The number in an id; empty if there is none, or it has more than four digits. */
    public OptionalInt number(String word) {
        if (!isGpu || !word.startsWith(id + ":")) {
            return OptionalInt.empty();
        }
        Matcher number = NUMBER.matcher(word.substring(id.length() + 1));
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
    }

    /** Whether a word is an id of this kind, with a valid number if it has one. */
    public boolean hasId(String word) {
        return word.equals(id) || number(word).isPresent();
    }

    /** Whether devices of this kind are GPUs: numbered, with memory of their own. */
    public boolean isGpu() {
        return isGpu;
    }

    private boolean isMeantBy(String word) {
        return word.equals(id) || (isGpu && word.startsWith(id + ":"));
    }
}
