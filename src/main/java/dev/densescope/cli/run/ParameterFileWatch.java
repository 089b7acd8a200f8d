package dev.densescope.cli.run;

import dev.densescope.session.RunOutputs;
import dev.densescope.session.imports.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the weights and checkpoint files that the runs of a command have written. Confined to one thread. */
public final class ParameterFileWatch {
    private final RunOutputs outputs;
    private final Map<Path, Optional<State>> before = new LinkedHashMap<>();

    /** Identifies the content of a file: files are replaced atomically, so a written one is another file, or newer. */
    private record State(String key, long modifiedMillis, long bytes) {}

    /** Records the state of the files before the first run. */
    public ParameterFileWatch(RunOutputs outputs) {
        this.outputs = outputs;
        Stream.of(outputs.initialWeights(), outputs.weights(), checkpoint())
                .flatMap(Optional::stream)
                .forEach(file -> before.put(file, state(file)));
    }

    /** A line for each file written since, in the order of the options. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        before.forEach((file, then) -> {
            Optional<State> now = state(file);
            if (now.isPresent() && !now.equals(then)) {
                boolean resumable = checkpoint().equals(Optional.of(file));
                lines.add("Written: " + file + (resumable ? resuming(file) : ""));
            }
        });
        return lines;
    }

    private static String resuming(Path file) {
        Optional<SavedCheckpoint> saved = SavedCheckpoint.of(file);
        String step = saved.map(checkpoint -> "step %d; ".formatted(checkpoint.steps()))
                .orElse("");
        boolean complete = saved.map(ParameterFileWatch::isComplete).orElse(false);
        String command =
                complete ? "to train longer: --resume %s with more --steps or --epochs" : "to resume: --resume %s";
        return " (" + step + command.formatted(file) + ")";
    }

    private static boolean isComplete(SavedCheckpoint checkpoint) {
        return checkpoint.trainingSteps().stream().anyMatch(steps -> checkpoint.steps() >= steps);
    }

    private Optional<Path> checkpoint() {
        return outputs.checkpoint().map(RunOutputs.Checkpoint::file);
    }

    private static Optional<State> state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new State(
                    String.valueOf(attributes.fileKey()),
                    attributes.lastModifiedTime().toMillis(),
                    attributes.size()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
