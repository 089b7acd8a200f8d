package dev.densescope.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the number of compute threads. */
public final class ThreadsOption {
    private static final int MAX = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Compute threads. Default: all cores.")
    private Optional<String> threads = Optional.empty();

    public int threads() {
        return threads.map(text -> Numbers.whole("--threads", text, 1, MAX))
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
