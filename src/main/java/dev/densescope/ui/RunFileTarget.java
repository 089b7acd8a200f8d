package dev.densescope.ui;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where a run file is shown that is opened or dropped while a screen is shown. FX thread only, except for the text.
 *
 * @param text of the name of the file: what opening it does, such as {@code Open a.dscope in Run}. Any thread
 * @param open reads the file in the background, and shows it
 */
public record RunFileTarget(UnaryOperator<String> text, Consumer<Path> open) {}
