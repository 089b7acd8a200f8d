package dev.densescope.session.local.parameters;

import dev.densescope.file.FileProblem;
import dev.densescope.file.FileTarget;
import dev.densescope.file.FolderLock;
import dev.densescope.file.Sha256;
import dev.densescope.file.write.NameClaim;
import dev.densescope.language.Text;
import dev.densescope.session.RunRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims of a run on its weights and checkpoint files, so that two simultaneous runs do not replace each other's
 * files. Claims are in a folder of the user, named after the files, so that no lock files remain next to the outputs.
 * They end with the process at the latest. Before the run, or on the run thread.
 */
final class OutputClaims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputClaims.class);
    /** How long to wait for other runs that start at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final List<NameClaim> held = new ArrayList<>();

    /** @param folder for claims only; created if it is missing */
    OutputClaims(Path folder) {
        this.folder = folder;
    }

    /**
     * Claims all files or none. Where claims cannot be kept, as in a read-only home folder, files are not protected, which is logged.
     *
     * @throws RunRefusedException if a run in progress writes one of them
     */
    void claim(List<Path> files) {
        try {
            Files.createDirectories(folder);
            FolderLock.hold(folder, PATIENCE, () -> {
                for (Path file : files) {
                    held.add(claim(file));
                }
                return held;
            });
        } catch (IOException unwritable) {
            LOG.warn(
                    "Another run at the same time may replace the files of this run, since {} cannot be used: {}.",
                    folder,
                    FileProblem.reason(unwritable));
        } catch (RunRefusedException taken) {
            close();
            throw taken;
        }
    }

    private NameClaim claim(Path file) throws IOException {
        Path name = folder.resolve(Sha256.hex(FileTarget.canonicalName(file).getBytes(StandardCharsets.UTF_8)));
        if (NameClaim.isClaimed(name)) {
            throw new RunRefusedException(Text.of(
                    "File %s is written by another run in progress: choose another file, or wait until that run has ended.",
                    file));
        }
        return NameClaim.of(name);
    }

    /** Releases the claims. */
    @Override
    public void close() {
        for (NameClaim claim : held) {
            try {
                claim.close();
            } catch (IOException failed) {
                LOG.warn("A claim in {} could not be removed", folder, failed);
            }
        }
        held.clear();
    }
}
