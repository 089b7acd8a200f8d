package dev.densescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The program in processes of its own that a test kills, all with one folder of results, and what was seen of them. */
final class KilledProgram {
    private final Path folder;
    /** How often something was seen. */
    private final Map<String, Integer> seen = new TreeMap<>();

    /** @param folder for all that the processes write */
    KilledProgram(Path folder) {
        this.folder = folder;
    }

    /** Starts {@code profile} under the strategy {@code shared}, with a checkpoint after each step. */
    Process start(String heap, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.densescope.Main",
                "profile",
                "--strategy=shared",
                "--no-progress",
                "--checkpoint-every=1",
                "--checkpoint-out=" + checkpoint(),
                "--out=" + out()));
        command.addAll(options);
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        return program.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** What the latest one has said. */
    String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    Path out() {
        return folder.resolve("out");
    }

    Path checkpoint() {
        return out().resolve("state.safetensors");
    }

    List<Path> runFiles() throws IOException {
        return found(".+\\.dscope");
    }

    /** Files in the folder of results, by a pattern of their whole names. */
    List<Path> found(String names) throws IOException {
        if (!Files.isDirectory(out())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(out())) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .sorted()
                    .toList();
        }
    }

    void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    void printCounts() {
        seen.forEach((what, times) -> System.out.printf("%-60s %d%n", what, times));
    }
}
