package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limit on the virtual memory of this process ({@code ulimit -v}), on Linux. Any thread. */
final class AddressSpace {
    private static final Pattern LIMIT = Pattern.compile("Max address space\\s+(\\d{1,18})\\s.*");

    private final Path limits;
    private final ProcFile status;

    /** @param root of the file system that contains {@code /proc} */
    AddressSpace(Path root) {
        limits = root.resolve("proc/self/limits");
        status = new ProcFile(root.resolve("proc/self/status"));
    }

    /** Bytes that may still be mapped; empty without a limit. */
    OptionalLong availableBytes() {
        try (Stream<String> lines = Files.lines(limits)) {
            return lines.map(LIMIT::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(limit -> Math.max(0, Long.parseLong(limit.group(1)) - status.bytes("VmSize")))
                    .findFirst();
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }
}
