/**
 * The desktop application. How its parts fit together:
 *
 * <ul>
 *   <li>{@code ui.model} holds what screens share, without a scene type: {@code Workspace} (the current design with its
 *       undo history, the chosen strategy, the selected layer, the newest predictions, the device's text and memory).
 *       A layer selected anywhere is selected everywhere, because there is one {@code selectedLayer}.
 *   <li>{@code ui.theme} holds every colour, in {@code Palette}, for style sheets and for canvases alike;
 *       {@code Appearance} says which palette is shown now.
 *   <li>{@code ui.export} writes reports and models for all screens: one list of what is offered where, one menu, one
 *       queue with progress and cancellation.
 *   <li>A screen ({@code ui.design}, {@code ui.plan}, {@code ui.run}, {@code ui.compare}, {@code ui.reports}) is a class that
 *       implements {@link dev.densescope.ui.Screen} over a view model of its own that needs no toolkit. No screen imports
 *       another.
 *   <li>{@code ui.shell} builds the window around them: bar, tabs, status line, commands, files, keys.
 *   <li>{@link dev.densescope.ui.FxThread} is the only way back to the JavaFX thread, and the only user of
 *       {@code Platform.runLater}. View models take an {@code Executor}, in tests one that runs at once.
 *   <li>Texts come from {@link dev.densescope.ui.Messages}.
 * </ul>
 */
package dev.densescope.ui;
