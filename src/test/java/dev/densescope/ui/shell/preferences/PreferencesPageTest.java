package dev.densescope.ui.shell.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import dev.densescope.ui.shell.hint.Hints;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreferencesPageTest {
    private final KeptState kept = KeptState.inMemory();
    private final Appearance appearance = new Appearance(Theme.LIGHT, false);
    private final RunForm form = new RunForm(List.of("auto", "cpu", "nd4j"), 2);
    private final List<Path> openedFolders = new ArrayList<>();
    private LanguageChoice language = LanguageChoice.SYSTEM;
    private Workspace workspace;
    private Preferences preferences;
    private Scene scene;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        scene = Pictures.onFx(() -> {
            workspace = TestWorkspace.of(TestWorkspace.DESIGN);
            preferences = new Preferences(
                    appearance,
                    new LanguageSetting(() -> language, choice -> language = choice),
                    form,
                    workspace,
                    KeptSwitch.of(kept, "autosave"),
                    new Hints(kept),
                    Path.of("/home/ada/.local/share/densescope/runs"),
                    openedFolders::add);
            PreferencesPage page = new PreferencesPage(preferences);
            Scene built = Pictures.scene(page.root(), appearance, 560, 480);
            page.shown();
            return built;
        });
    }

    @Test
    void changesApplyAtOnceAndAreKept() {
        Pictures.take(scene, "preferences-light");
        fx(() -> {
            box("#preferences-theme").setValue(Theme.DARK);
            box("#preferences-language").setValue(LanguageChoice.GERMAN);
            box("#preferences-device").setValue("cpu");
            box("#preferences-threads").setValue(1);
            ((TextField) scene.lookup("#preferences-memory")).setText("3 GiB");
            ((ToggleSwitch) scene.lookup("#preferences-autosave")).setSelected(false);
            ((ToggleSwitch) scene.lookup("#preferences-hints")).setSelected(false);
            ((Button) scene.lookup("#preferences-runs")).fire();
        });
        Pictures.take(scene, "preferences-dark");
        assertEquals(Theme.DARK, appearance.theme());
        assertEquals(LanguageChoice.GERMAN, language);
        assertEquals("cpu", form.deviceProperty().get());
        assertEquals(1, form.threadsProperty().get());
        assertEquals(3L << 30, workspace.deviceMemoryBytesProperty().get());
        assertFalse(KeptSwitch.of(kept, "autosave").get());
        assertFalse(new Hints(kept).shownProperty().get());
        assertEquals(List.of(Path.of("/home/ada/.local/share/densescope/runs")), openedFolders);
    }

    @Test
    void aMemoryThatCannotBeUsedSaysWhyAndMovesNoRow() {
        fx(() -> {
            Region root = (Region) scene.getRoot();
            root.applyCss();
            double height = root.prefHeight(560);
            TextField memory = (TextField) scene.lookup("#preferences-memory");
            memory.setText("many");
            memory.requestFocus();
            root.layout();
            assertEquals(height, root.prefHeight(560));
            assertTrue(
                    root.lookupAll(".reason-plate").stream()
                            .anyMatch(plate -> ((Label) plate).getText().startsWith("Type an amount")),
                    "the reason");
        });
    }

    @Test
    void resetBringsTheDefaultsBack() {
        changesApplyAtOnceAndAreKept();
        fx(() -> ((Button) scene.lookup("#preferences-reset")).fire());
        assertEquals(Theme.SYSTEM, box("#preferences-theme").getValue());
        assertEquals(LanguageChoice.SYSTEM, language);
        assertEquals(2, form.threadsProperty().get());
        assertEquals("auto", form.deviceProperty().get());
        assertEquals(
                workspace.machine().memoryBytes(),
                workspace.deviceMemoryBytesProperty().get());
        assertTrue(KeptSwitch.of(kept, "autosave").get());
        assertTrue(new Hints(kept).shownProperty().get());
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<Object> box(String id) {
        return (ChoiceBox<Object>) scene.lookup(id);
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
    }
}
