package dev.densescope.failure;

import static dev.densescope.failure.Explanations.withMessage;

import dev.densescope.language.Text;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Failures caused by limits of the machine, the user or a container, and how to raise these limits. */
final class MachineExplanations {
    private static final Text MORE_MEMORY =
            Text.of("Use a smaller batch or design, or raise the limit on this process's memory"
                    + " (ulimit -v, or the container's).");

    static final Predicate<Throwable> NO_THREADS = withMessage(OutOfMemoryError.class, "native thread")
            .or(withMessage(IOException.class, "unable to start thread"));

    /** Specific kinds come first, since Java reports all kinds of memory with the same error. */
    static final List<Explanation> KNOWN = List.of(
            Explanation.of(
                    NO_THREADS,
                    Text.of("the system allows this process no more threads"),
                    Text.of(
                            "Use fewer threads, or raise the limit on them (ulimit -u, or the container's limit on processes).")),
            Explanation.of(
                    withMessage(OutOfMemoryError.class, "metaspace", "class space"),
                    Text.of("Java's memory for classes is full"),
                    Text.of("Raise -XX:MaxMetaspaceSize, or leave it out.")),
            Explanation.of(
                    withMessage(OutOfMemoryError.class, "heap space", "gc overhead", "requested array size"),
                    Text.of("the Java heap is full"),
                    Text.of("Use a smaller batch or design, or give Java a larger heap (DENSESCOPE_OPTS=-Xmx4g).")),
            Explanation.of( // of native libraries, each with a text of its own
                    withMessage(OutOfMemoryError.class, "")
                            .or(withMessage(UnsatisfiedLinkError.class, "cannot allocate memory"))
                            .or(withMessage(IOException.class, "cannot allocate memory", "map failed")),
                    Text.of("the system allows this process no more memory"),
                    MORE_MEMORY),
            Explanation.of(
                    withMessage(Throwable.class, "too many open files"),
                    Text.of("this process has reached its limit of open files"),
                    Text.of("Raise the limit on open files (ulimit -n 1024).")),
            Explanation.keepingMessage(
                    withMessage(IOException.class, "no space left", "disk quota", "not enough space"),
                    Text.of("Free some space on its disk, and try again.")),
            Explanation.keepingMessage(
                    withMessage(IOException.class, "read-only file system"), Text.of("Choose a writable folder.")),
            Explanation.keepingMessage(
                    withMessage(UnsatisfiedLinkError.class, "failed to map segment", "operation not permitted"),
                    Text.of("Programs may not run from that folder (noexec): set DENSESCOPE_CACHE to a folder without"
                            + " that restriction.")),
            Explanation.keepingMessage(
                    withMessage(UnsatisfiedLinkError.class, "version `"),
                    Text.of("This system is too old for that library: use a newer system.")),
            Explanation.keepingMessage(
                    withMessage(UnsatisfiedLinkError.class, "cannot open shared object file"),
                    Text.of("A system library is missing: install its package.")));

    private MachineExplanations() {}
}
