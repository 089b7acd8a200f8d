package dev.densescope.ui.export.offer;

/**
 * A format as menus and commands show it.
 *
 * @param <F> the enum of the formats
 * @param format the constant
 * @param id the name on the command line
 * @param title the name in the window, such as {@code HTML}
 * @param use what opens its files, in a few words
 * @param group the heading above it in menus
 */
public record ExportFormat<F extends Enum<F>>(F format, String id, String title, String use, String group) {}
