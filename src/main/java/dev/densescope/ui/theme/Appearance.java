package dev.densescope.ui.theme;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/**
 * The palette shown now. Style sheets follow by themselves; canvases listen to {@link #paletteProperty} and draw again.
 * FX thread only.
 */
public final class Appearance {
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyObjectWrapper<Palette> palette;
    private final boolean systemIsDark;

    /** @param systemIsDark what {@link Theme#SYSTEM} stands for */
    public Appearance(Theme theme, boolean systemIsDark) {
        this.systemIsDark = systemIsDark;
        this.theme = new ReadOnlyObjectWrapper<>(theme);
        palette = new ReadOnlyObjectWrapper<>(resolve(theme));
    }

    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
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

    /** Switches every scene that {@link #dress dressed} itself, at once. */
    public void choose(Theme chosen) {
        theme.set(chosen);
        palette.set(resolve(chosen));
    }

    /** Gives a scene our style sheets and keeps its colours those of the chosen theme. */
    public void dress(Scene scene) {
        apply(scene);
        palette.addListener((observable, before, now) -> apply(scene));
    }

    private void apply(Scene scene) {
        Fonts.load();
        scene.getStylesheets()
                .setAll(
                        Appearance.class.getResource("densescope.css").toExternalForm(),
                        palette.get().stylesheet());
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
