package dev.densescope.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of an earlier training that a run would replace.
 *
 * @param written when it was last changed
 * @param checkpoint what training it goes on with; empty if it holds weights alone
 */
public record EarlierOutput(Path file, Instant written, Optional<Checkpoint> checkpoint) {
    /**
     * The training that a checkpoint belongs to.
     *
     * @param design its name
     * @param steps done so far
     */
    public record Checkpoint(String design, int steps, long seed) {}
}
