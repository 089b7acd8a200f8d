package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a screen is cut at 1280x800, in any language, unless its tooltip has the whole of it. */
class LongWordsTest {
    private static final List<String> SCREENS =
            List.of("Shortcut+1", "Shortcut+2", "Shortcut+3", "Shortcut+4", "Shortcut+5", "F1");

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @AfterEach
    void restoreTheLanguage() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    /** @param language {@code zxx} has the English texts, 40 % longer */
    @ParameterizedTest
    @ValueSource(strings = {"de", "zxx"})
    void noTextIsCut(String language) {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
        assertEquals(Set.of(), cutTexts());
    }

    private Set<String> cutTexts() {
        Pictures.startToolkit();
        Stage stage = Pictures.onFx(Stage::new);
        DesktopWindow window = Pictures.onFx(
                () -> new DesktopWindow(folder, folder.resolve("runs"), new ProgramLog(folder.resolve("logs"))));
        try {
            Pictures.onFx(() -> {
                stage.setWidth(1280);
                stage.setHeight(800);
                window.open(
                        stage,
                        (file, failed) -> {},
                        new Appearance(Theme.LIGHT, false),
                        new WindowDialogs(
                                new ScriptedFiles(),
                                new ScriptedForms(),
                                Optional::empty,
                                new ScriptedExports(),
                                new NoCompareDialogs()));
                stage.setWidth(1280);
                stage.setHeight(800);
                return stage;
            });
            Set<String> cut = new TreeSet<>();
            SCREENS.forEach(keys -> cut.addAll(cutTextsAfter(stage, keys)));
            return cut;
        } finally {
            Pictures.onFx(() -> {
                stage.close();
                window.close();
                return stage;
            });
        }
    }

    private static Set<String> cutTextsAfter(Stage stage, String keys) {
        Pictures.onFx(() -> {
            Keys.press(stage.getScene(), keys);
            return stage;
        });
        Frames.settle();
        return Pictures.onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            Set<String> cut = new TreeSet<>();
            nodes(stage.getScene().getRoot())
                    .filter(Labeled.class::isInstance)
                    .map(Labeled.class::cast)
                    .filter(LongWordsTest::isCut)
                    .forEach(labeled -> cut.add(keys + " " + labeled.getText()));
            return cut;
        });
    }

    private static boolean isCut(Labeled labeled) {
        String text = labeled.getText();
        boolean told = labeled.getTooltip() != null
                && labeled.getTooltip().getText() != null
                && labeled.getTooltip().getText().contains(text);
        return !told
                && nodes(labeled)
                        .filter(Text.class::isInstance)
                        .map(shown -> ((Text) shown).getText())
                        .anyMatch(shown -> shown.endsWith(labeled.getEllipsisString()) && !shown.equals(text));
    }

    /** The visible nodes. */
    private static Stream<Node> nodes(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> parts = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return Stream.concat(Stream.of(node), parts.flatMap(LongWordsTest::nodes));
    }
}
