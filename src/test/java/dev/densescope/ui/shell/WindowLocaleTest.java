package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.ProgramLog;
import dev.densescope.session.costs.StoredCosts;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.ScriptedForms;
import dev.densescope.ui.WindowLocale;
import dev.densescope.ui.export.ScriptedExports;
import dev.densescope.ui.shell.file.WindowDialogs;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window under locales of other digits and directions: one system of digits, one direction. */
class WindowLocaleTest {
    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "th-TH-u-nu-thai", "de-DE"})
    void allThatIsShownIsInLatinDigitsFromLeftToRight(String tag) throws TimeoutException {
        Locale.setDefault(Locale.Category.FORMAT, WindowLocale.of(Locale.forLanguageTag(tag)));

        List<String> texts = textsOfAllScreens();

        assertEquals(List.of(), texts.stream().filter(text -> !isPlain(text)).toList());
        assertTrue(texts.stream().anyMatch(text -> text.matches("769[.,]162")), "numbers have groups: " + texts);
    }

    @Test
    void aWindowInTheUsersOwnDigitsWouldBeNoticed() throws TimeoutException {
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));

        assertNotEquals(
                List.of(),
                textsOfAllScreens().stream().filter(text -> !isPlain(text)).toList());
    }

    @Test
    void everyLocaleOfJavaGivesLatinDigits() {
        for (Locale users : Locale.getAvailableLocales()) {
            Locale locale = WindowLocale.of(users);
            String text = String.format(locale, "%d %,d %.2f %.3e ", 7, 1_234_567, 0.25, 1e-5)
                    + new MessageFormat("{0} {1} {2,number,0.00}", locale).format(new Object[] {12_345, -3.5, 0.5});
            assertTrue(text.chars().noneMatch(each -> Character.isDigit(each) && each > '9'), users + ": " + text);
        }
        for (Locale users : List.of(new Locale("ja", "JP", "JP"), new Locale("th", "TH", "TH"), Locale.ROOT)) {
            assertEquals("7", String.format(WindowLocale.of(users), "%d", 7));
        }
    }

    private List<String> textsOfAllScreens() throws TimeoutException {
        Pictures.startToolkit();
        StoredCosts.ofProcessor(folder.resolve("costs")); // else the Plan screen calibrates the processor
        Stage stage = Pictures.onFx(Stage::new);
        DesktopWindow window = Pictures.onFx(
                () -> new DesktopWindow(folder, folder.resolve("runs"), new ProgramLog(folder.resolve("logs"))));
        try {
            Pictures.onFx(() -> {
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
                return stage;
            });
            List<String> texts = new ArrayList<>();
            for (String keys : List.of("Shortcut+1", "Shortcut+2", "Shortcut+3", "Shortcut+4", "Shortcut+5", "F1")) {
                texts.addAll(textsAfter(stage, keys));
            }
            return texts;
        } finally {
            Pictures.onFx(() -> {
                stage.close();
                window.close();
                return stage;
            });
        }
    }

    private static List<String> textsAfter(Stage stage, String keys) throws TimeoutException {
        Pictures.onFx(() -> {
            Keys.press(stage.getScene(), keys);
            return stage;
        });
        Frames.settle();
        if (keys.equals("Shortcut+3")) {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> Pictures.onFx(() -> stage.getScene().lookup("#run-fits") instanceof Labeled fits
                            && !fits.getText().isEmpty()));
        }
        return Pictures.onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return texts(stage.getScene().getRoot()).toList();
        });
    }

    private static Stream<String> texts(Node node) {
        Stream<String> own = Stream.of(text(node), String.valueOf(node.getAccessibleText()), tooltip(node));
        Stream<Node> parts = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream() : Stream.empty();
        return Stream.concat(own, parts.flatMap(WindowLocaleTest::texts));
    }

    private static String text(Node node) {
        if (node instanceof Labeled labeled) {
            return String.valueOf(labeled.getText());
        }
        if (node instanceof TextInputControl field) {
            return field.getText();
        }
        return node instanceof Text words ? words.getText() : "";
    }

    private static String tooltip(Node node) {
        return node instanceof Control control && control.getTooltip() != null
                ? control.getTooltip().getText()
                : "";
    }

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(WindowLocaleTest::isPlain);
    }

    private static boolean isPlain(int each) {
        byte direction = Character.getDirectionality(each);
        boolean turns = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
        return !turns && (!Character.isDigit(each) || each <= '9');
    }
}
