package dev.densescope.ui.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * The palette shown now. Style sheets follow by themselves; canvases draw again, as {@link #whenRecoloured} tells
 * them. FX thread only.
 */
public final class Appearance {
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyObjectWrapper<Palette> palette;
    private boolean systemIsDark;
    private final boolean transparentWindows;

    /** @param systemIsDark whether {@link Theme#SYSTEM} is dark */
    public Appearance(Theme theme, boolean systemIsDark) {
        this(theme, systemIsDark, true);
    }

    /**
     * @param systemIsDark whether {@link Theme#SYSTEM} is dark
     * @param transparentWindows whether what lies behind a window can be seen through it, as under X11 only with a compositor;
     *     if not, menus and tooltips have neither shadow nor round corners, which would be white boxes
     */
    public Appearance(Theme theme, boolean systemIsDark, boolean transparentWindows) {
        this.systemIsDark = systemIsDark;
        this.transparentWindows = transparentWindows;
        this.theme = new ReadOnlyObjectWrapper<>(theme);
        palette = new ReadOnlyObjectWrapper<>(resolve(theme));
    }

    public Palette palette() {
        return palette.get();
    }

    public Theme theme() {
        return theme.get();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Whether what lies behind a window can be seen through it; if not, popups are plain rectangles. */
    public boolean hasTransparentWindows() {
        return transparentWindows;
    }

    /** Switches every scene that {@link #dress dressed} itself, at once. */
    public void choose(Theme chosen) {
        theme.set(chosen);
        palette.set(resolve(chosen));
    }

    /** Says whether the desktop is dark, and shows it if {@link Theme#SYSTEM} is chosen. */
    public void setSystemDark(boolean dark) {
        systemIsDark = dark;
        palette.set(resolve(theme.get()));
    }

    /**
     * Gives a scene our style sheets and keeps its colours those of the chosen theme. Scenes of dialogs, which end before
     * the window, are not kept.
     */
    public void dress(Scene scene) {
        apply(scene);
        whenRecoloured(scene.getProperties(), () -> apply(scene));
    }

    /** Calls a node when the palette changes, for as long as something else keeps the node. */
    public void whenRecoloured(Node node, Runnable recolour) {
        whenRecoloured(node.getProperties(), recolour);
    }

    /** @param owner the only ones that keep the listener */
    private void whenRecoloured(Map<Object, Object> owner, Runnable recolour) {
        ChangeListener<Palette> listener = (observable, before, now) -> recolour.run();
        owner.put(listener, listener);
        palette.addListener(new WeakChangeListener<>(listener));
    }

    private void apply(Scene scene) {
        Fonts.load();
        List<String> sheets = new ArrayList<>(List.of(sheet("densescope.css")));
        if (!transparentWindows) {
            sheets.add(sheet("opaque-popups.css"));
        }
        sheets.add(palette.get().stylesheet());
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Appearance.class.getResource(name).toExternalForm();
    }

    private Palette resolve(Theme chosen) {
        return switch (chosen) {
            case LIGHT -> Palette.LIGHT;
            case DARK -> Palette.DARK;
            case HIGH_CONTRAST -> Palette.HIGH_CONTRAST;
            case SYSTEM -> systemIsDark ? Palette.DARK : Palette.LIGHT;
        };
    }
}
