package dev.densescope.failure;

import static dev.densescope.failure.Explanations.saying;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Failures that a limit of the machine, of the user or of a container brings about, and how to lift it. */
final class MachineExplanations {
    private static final String MORE_MEMORY =
            "Use a smaller batch or design, or raise the limit on this process's memory"
                    + " (ulimit -v, or the container's).";

    static final Predicate<Throwable> NO_THREADS =
            saying(OutOfMemoryError.class, "native thread").or(saying(IOException.class, "unable to start thread"));

    /** The special ones come first: all kinds of memory end in the same error of Java's. */
    static final List<Explanation> KNOWN = List.of(
            Explanation.of(
                    NO_THREADS,
                    "the system gives this process no more threads",
                    "Use fewer threads, or raise the limit on them (ulimit -u, or the container's limit on processes)."),
            Explanation.of(
                    saying(OutOfMemoryError.class, "metaspace", "class space"),
                    "Java's memory for classes is full",
                    "Raise -XX:MaxMetaspaceSize, or leave it out."),
            Explanation.of(
                    saying(
                                    OutOfMemoryError.class,
                                    "onednn",
                                    "cannot reserve",
                                    "direct buffer",
                                    "cannot allocate",
                                    "physical memory")
                            .or(saying(UnsatisfiedLinkError.class, "cannot allocate memory"))
                            .or(saying(IOException.class, "cannot allocate memory", "map failed")),
                    "the system gives this process no more memory",
                    MORE_MEMORY),
            Explanation.of(
                    saying(OutOfMemoryError.class, ""),
                    "the Java heap is full",
                    "Use a smaller batch or design, or give Java a larger heap (DENSESCOPE_OPTS=-Xmx4g)."),
            Explanation.of(
                    saying(Throwable.class, "too many open files"),
                    "this process has as many files open as it may",
                    "Raise the limit on open files (ulimit -n 1024)."),
            Explanation.inItsWords(
                    saying(IOException.class, "no space left", "disk quota", "not enough space"),
                    "Make room on its disk, and try again."),
            Explanation.inItsWords(
                    saying(IOException.class, "read-only file system"), "Choose a folder that can be written to."),
            Explanation.inItsWords(
                    saying(UnsatisfiedLinkError.class, "failed to map segment", "operation not permitted"),
                    "Programs may not run from that folder (noexec): set DENSESCOPE_CACHE to one from which they may."),
            Explanation.inItsWords(
                    saying(UnsatisfiedLinkError.class, "version `"),
                    "This system is too old for that library: use a newer one."),
            Explanation.inItsWords(
                    saying(UnsatisfiedLinkError.class, "cannot open shared object file"),
                    "A library of the system is missing: install the package that it belongs to."));

    private MachineExplanations() {}
}
