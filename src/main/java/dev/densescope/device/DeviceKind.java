package dev.densescope.device;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kinds of devices there are. Who decides by the kind does so in a switch without a default, so that a new kind compiles
 * only when each of them has its answer. Ids are text in run files, reports and on the command line; they are made and read
 * here.
 */
public enum DeviceKind {
    /** The processor, with oneDNN and our own kernels. */
    PROCESSOR("cpu", false),
    /** NVIDIA GPUs, counted from 0. Without a number: the first that can be used. */
    NVIDIA("cuda", true),
    /** ND4J's operations alone, wherever this build of it computes. */
    ND4J("nd4j", false);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final String id;
    private final boolean isGpu;

    DeviceKind(String id, boolean isGpu) {
        this.id = id;
        this.isGpu = isGpu;
    }

    /** The kind that an id or what the user wrote means, even if its number makes no sense; empty if it means none. */
    public static Optional<DeviceKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.isMeantBy(word)).findFirst();
    }

    /** Of the device, if there is one of this kind, and else of any of them. */
    public String id() {
        return id;
    }

    /** Of one of several devices, such as {@code cuda:0}. */
    public String id(int number) {
        return id + ":" + number;
    }

    /** The number in the id of one of several devices; empty if there is none, or it is not up to four digits. */
    public OptionalInt number(String word) {
        if (!isGpu || !word.startsWith(id + ":")) {
            return OptionalInt.empty();
        }
        Matcher number = NUMBER.matcher(word.substring(id.length() + 1));
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
    }

    /** Whether a word is an id of this kind, with a number that makes sense if it has one. */
    public boolean hasId(String word) {
        return word.equals(id) || number(word).isPresent();
    }

    /** Whether it is a GPU by what it is called: one of several, with memory of its own. */
    public boolean isGpu() {
        return isGpu;
    }

    private boolean isMeantBy(String word) {
        return word.equals(id) || (isGpu && word.startsWith(id + ":"));
    }
}
