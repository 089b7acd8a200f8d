package dev.densescope.ui.shell.file;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What opens files that are no designs.
 *
 * @param runs opens a run file
 * @param traces adds a memory snapshot or a trace to the compared runs
 */
public record OtherFiles(Consumer<Path> runs, Consumer<Path> traces) {}
