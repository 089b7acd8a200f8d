package dev.densescope.ui.model;

import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run of this session, or one that was opened.
 *
 * @param record all that is known of it
 * @param file its run file; empty if it has none
 */
public record SessionRun(RunRecord record, Optional<Path> file) {}
