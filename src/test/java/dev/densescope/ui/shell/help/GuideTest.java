package dev.densescope.ui.shell.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide says what is there: its keys, commands and pictures exist, in both languages, and all of it is shown. */
class GuideTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern KEY = Pattern.compile("(Ctrl|Shift|Alt)\\+.+|F\\d+");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");
    private static final Pattern DECLARED = Pattern.compile("withKey\\(\"([^\"]+)\"\\s*(\\+)?");

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @CsvSource({"guide.md, LIGHT", "guide.de.md, DARK"})
    void everyBlockIsShown(String file, Theme theme) throws IOException {
        String text = read(file);
        Scene scene = Pictures.onFx(() -> {
            MarkdownView view = MarkdownView.of(text);
            assertEquals(
                    text.lines().filter(line -> line.startsWith("## ")).count(),
                    view.sections().size());
            return Pictures.scene(view.root(), new Appearance(theme, false), 720, 3300);
        });
        Pictures.take(scene, file);
        Palette palette = theme == Theme.DARK ? Palette.DARK : Palette.LIGHT;
        Set<Color> colors = Set.of(palette.color(Token.TEXT), palette.color(Token.MUTED), palette.color(Token.ACCENT));
        Set<Node> paragraphs = scene.getRoot().lookupAll(".text-flow");
        assertFalse(paragraphs.isEmpty());
        for (Node paragraph : paragraphs) {
            for (Node part : ((TextFlow) paragraph).getChildren()) {
                assertTrue(colors.contains(((Text) part).getFill()), ((Text) part).getText());
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameParts() throws IOException {
        for (Pattern part : List.of(Pattern.compile("(?m)^(#+) "), Pattern.compile("(?m)^(\\|)"))) {
            assertEquals(groups(part, read("guide.md")), groups(part, read("guide.de.md")));
        }
        assertEquals(
                groups(PICTURE, read("guide.md")).stream()
                        .map(picture -> picture.replace(".png", ".de.png"))
                        .toList(),
                groups(PICTURE, read("guide.de.md")),
                "a German window in the German guide");
    }

    @ParameterizedTest
    @CsvSource({"guide.md", "guide.de.md"})
    void itsKeysExist(String file) throws IOException {
        Set<String> keys = groups(CODE, read(file)).stream()
                .map(code -> code.replace("Strg", "Ctrl").replace("Umschalt", "Shift"))
                .filter(code -> KEY.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(keys.size() > 10, keys::toString);
        Set<String> known = declaredKeys();
        keys.removeIf(key -> known.contains(key) || known.contains(key.replaceFirst("\\d$", "")));
        assertEquals(Set.of(), keys);
    }

    @ParameterizedTest
    @CsvSource({"guide.md, messages.properties", "guide.de.md, messages_de.properties"})
    void itsCommandsExist(String file, String bundle) throws IOException {
        Properties messages = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/dev/densescope/ui", bundle))) {
            messages.load(reader);
        }
        Set<String> named = new TreeSet<>(groups(STRONG, read(file)));
        named.removeIf(words -> words.endsWith(".")); // a sentence
        assertFalse(named.isEmpty());
        Set<Object> texts = messages.values().stream()
                .map(text -> text.toString().replace("_", ""))
                .collect(Collectors.toSet());
        named.removeAll(texts);
        assertEquals(Set.of(), named);
    }

    @ParameterizedTest
    @CsvSource({"guide.md", "guide.de.md"})
    void itsPicturesAreThereAndModest(String file) throws IOException {
        for (String picture : groups(PICTURE, read(file))) {
            assertTrue(Files.size(DOCS.resolve(picture)) < 400_000, picture);
        }
    }

    @Test
    void theWindowShowsItsSections() throws IOException {
        RecordedNotices notices = new RecordedNotices();
        Scene scene = Pictures.onFx(() -> Pictures.scene(
                new GuidePage(new Background(Runnable::run, Runnable::run), notices).root(),
                new Appearance(Theme.LIGHT, false),
                920,
                640));
        assertEquals(List.of(), notices.failed());
        ListView<?> sections = (ListView<?>) scene.lookup("#guide-sections");
        Pictures.take(scene, "guide-window");
        Pictures.onFx(() -> {
            sections.getSelectionModel().selectLast();
            return scene;
        });
        Pictures.take(scene, "guide-window-last");
        assertEquals(
                "Troubleshooting",
                sections.getSelectionModel().getSelectedItem().toString());
        assertTrue(((ScrollPane) scene.lookup("#guide-text")).getVvalue() > 0.9);
    }

    private static Set<String> declaredKeys() throws IOException {
        Set<String> keys = new HashSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/densescope/ui"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                groups(DECLARED, Files.readString(source)).stream()
                        .map(key -> key.replace("Shortcut", "Ctrl").replace("Comma", ","))
                        .forEach(keys::add);
            }
        }
        keys.add("Ctrl+Y"); // passed on to withKey
        keys.add("Ctrl+Shift+Z");
        return keys;
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(DOCS.resolve(file));
    }
}
