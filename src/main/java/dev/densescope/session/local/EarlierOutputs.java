package dev.densescope.session.local;

import dev.densescope.session.EarlierOutput;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files of earlier trainings a run would replace. Any thread; reads the files' headers. */
public final class EarlierOutputs {
    private EarlierOutputs() {}

    /** Those that are there, but for the checkpoint that the run goes on from, which is its own. */
    public static List<EarlierOutput> replacedBy(RunOutputs outputs, StartingPoint start) {
        return Stream.of(
                        outputs.initialWeights(),
                        outputs.weights(),
                        outputs.checkpoint().map(RunOutputs.Checkpoint::file).filter(file -> !isBegunWith(file, start)))
                .flatMap(Optional::stream)
                .flatMap(file -> earlier(file).stream())
                .toList();
    }

    /** Whether a run goes on from this very file. */
    static boolean isBegunWith(Path file, StartingPoint start) {
        try {
            return start instanceof StartingPoint.Checkpoint resumed && Files.isSameFile(resumed.file(), file);
        } catch (IOException unreadable) {
            return false; // then better not to take it for its own
        }
    }

    private static Optional<EarlierOutput> earlier(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                return Optional.empty();
            }
            return Optional.of(new EarlierOutput(
                    file,
                    Files.getLastModifiedTime(file).toInstant(),
                    CheckpointFile.identify(file)
                            .map(found -> new EarlierOutput.Checkpoint(found.design(), found.steps(), found.seed()))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
