package dev.densescope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.chart.StepLine;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The colours of the window, which outlive dialogs and charts of pop-overs. */
class AppearanceTest {
    private static final int COLLECTIONS = 50;

    private final Appearance appearance = new Appearance(Theme.LIGHT, false);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aSceneFollowsTheTheme() {
        Scene scene = Pictures.onFx(() -> Pictures.scene(new Group(), appearance, 10, 10));
        List<String> light = List.copyOf(scene.getStylesheets());
        collect();
        Pictures.onFx(() -> {
            appearance.choose(Theme.DARK);
            return scene;
        });
        assertNotEquals(light, scene.getStylesheets());
        assertEquals(light.size(), scene.getStylesheets().size());
    }

    @Test
    void aSceneOfADialogIsNotKept() {
        assertNotKept(() -> Pictures.scene(new Group(), appearance, 10, 10));
    }

    @Test
    void aChartOfAPopOverIsNotKept() {
        assertNotKept(() -> new StepLine(
                appearance, new StepLine.Quantity("Loss", Optional.empty(), value -> Float.toString(value))));
    }

    private static <T> void assertNotKept(Callable<T> create) {
        WeakReference<T> made = new WeakReference<>(Pictures.onFx(create));
        for (int i = 0; i < COLLECTIONS && made.get() != null; i++) {
            collect();
        }
        assertNull(made.get(), "kept by the colours of the window");
    }

    private static void collect() {
        System.gc();
        Pictures.onFx(() -> ""); // the FX thread drops what it returned before
    }
}
