package dev.densescope.ui.shell.open;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where opened files are shown. FX thread only.
 *
 * @param design shows the Design screen, after a design was opened
 * @param run opens a run file
 * @param compared adds run files, memory snapshots and traces to the compared runs
 */
public record OpenTargets(Runnable design, Consumer<Path> run, Consumer<List<Path>> compared) {}
