package dev.densescope.cli.option;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The option for the number of compute threads. */
public final class ThreadsOption {
    private static final int MAX = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Compute threads. Default: all cores.")
    private Optional<String> threads = Optional.empty();

    public int threads() {
        return threads.isPresent() ? given() : Runtime.getRuntime().availableProcessors();
    }

    /** The number of threads; without the option, that of something begun earlier, or of all cores. */
    public int threadsLike(OptionalInt earlier) {
        return threads.isPresent() ? given() : earlier.orElseGet(this::threads);
    }

    private int given() {
        return Numbers.whole("--threads", threads.orElseThrow(), 1, MAX);
    }
}
