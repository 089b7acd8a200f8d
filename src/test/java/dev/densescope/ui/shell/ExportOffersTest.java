package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.densescope.cli.Cli;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.ProgramLog;
import dev.densescope.report.format.SweepFormat;
import dev.densescope.session.file.RunFileSamples;
import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.export.offer.ExportFormat;
import dev.densescope.ui.export.offer.ExportOffer;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format that exists is offered: in the list of offers, on the command line, in the window and in the README. */
class ExportOffersTest {
    @TempDir
    private Path folder;

    static Stream<ExportOffer<?>> offers() {
        return ExportOffers.all().stream();
    }

    /** Formats of reports and models are public enums with this ending. */
    @Test
    void everyFormatThatExistsIsInTheList() {
        Set<String> existing = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.densescope.report", "dev.densescope.model")
                        .stream()
                        .filter(type -> type.isEnum() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getSimpleName().endsWith("Format"))
                        .filter(type -> !type.isEquivalentTo(SweepFormat.class)) // the window has no sweeps
                        .flatMap(ExportOffersTest::constants)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = offers().flatMap(offer -> offer.formats().stream())
                .map(format -> name(format.format()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(existing.size() > 10, existing.toString());
        assertEquals(existing, offered, "Add an offer of these formats to ExportOffers");
    }

    @ParameterizedTest
    @MethodSource("offers")
    void everyOneIsInTheHelpOfItsCommandsAndTaken(ExportOffer<?> offer) {
        Set<String> ids = ids(offer);
        for (String command : offer.commands()) {
            String help = run(command, "--help");
            for (String id : ids) {
                assertTrue(help.matches(".*to write:[^.]*\\b" + id + "\\b.*"), id + " is not in: " + help);
            }
            String refusal = refusal(command, String.join(",", ids) + ",none");
            assertTrue(
                    refusal.contains("--format must be a list of ") && refusal.contains(", but names 'none'"), refusal);
        }
    }

    @Test
    void everyOneIsInTheMenuOfItsPlacesAndInThePalette() {
        Map<ExportPlace, Set<String>> inMenus = new EnumMap<>(ExportPlace.class);
        Map<ExportPlace, Set<String>> inPalette = new EnumMap<>(ExportPlace.class);
        try (WholeWindow window = new WholeWindow(folder)) {
            for (ExportPlace place : ExportPlace.values()) {
                window.press(keyOf(place));
                inMenus.put(place, ids(menu(window, place)));
                window.press("Shortcut+Shift+P");
                ListView<?> palette = (ListView<?>) window.stage.getScene().lookup(".command-palette .list-view");
                inPalette.put(
                        place,
                        palette.getItems().stream()
                                .map(Command.class::cast)
                                .map(Command::name)
                                .collect(Collectors.toSet()));
                window.press("Esc");
            }
        }
        offers().forEach(offer -> offer.places().forEach(place -> {
            Set<String> expected = new HashSet<>();
            for (ExportFormat<?> format : offer.formats()) {
                expected.add(place.itemId(format.id()));
                String command = Messages.text("export.command", Messages.of(place), format.title());
                assertTrue(inPalette.get(place).contains(command), command);
            }
            assertEquals(expected, inMenus.get(place));
        }));
    }

    @Test
    void everyPlaceHasAnOffer() {
        assertEquals(
                Set.of(ExportPlace.values()),
                offers().flatMap(offer -> offer.places().stream()).collect(Collectors.toSet()));
    }

    @Test
    void everyOneIsInTheTableOfTheReadme() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        offers().flatMap(offer -> ids(offer).stream())
                .forEach(id -> assertTrue(
                        rows.stream().anyMatch(row -> row.contains("`" + id + "`")),
                        "Add " + id + " to the table of formats in README.md"));
    }

    /** What a command says of formats. */
    private String refusal(String command, String formats) {
        List<String> arguments = new ArrayList<>(List.of(command, "--format", formats, "--out", folder.toString()));
        if (command.equals("report") || command.equals("compare")) {
            Path run = folder.resolve("run.dscope");
            if (Files.notExists(run)) {
                RunFileSamples.write(run, 2);
            }
            arguments.add(run.toString());
        }
        return run(arguments.toArray(String[]::new));
    }

    private static Stream<String> constants(JavaClass type) {
        return Stream.of(type.reflect().getEnumConstants()).map(constant -> name((Enum<?>) constant));
    }

    private static String name(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    private static Set<String> ids(ExportOffer<?> offer) {
        return offer.formats().stream().map(ExportFormat::id).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<MenuItem> items) {
        return items.stream().map(MenuItem::getId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The key of the screen on which a menu is; that of the window is on all. */
    private static String keyOf(ExportPlace place) {
        return switch (place) {
            case DESIGN -> "Shortcut+1";
            case PLAN -> "Shortcut+2";
            case RUN -> "Shortcut+3";
            case COMPARE -> "Shortcut+4";
            case REPORTS -> "Shortcut+5";
        };
    }

    private static List<MenuItem> menu(WholeWindow window, ExportPlace place) {
        if (place != ExportPlace.DESIGN) {
            return ((MenuButton) window.stage.getScene().lookup("#" + place.menuId())).getItems();
        }
        MenuBar whole = (MenuBar) window.stage.getScene().lookup("#window-menu");
        return whole.getMenus().get(0).getItems().stream()
                .filter(item -> place.menuId().equals(item.getId()))
                .map(Menu.class::cast)
                .findFirst()
                .orElseThrow()
                .getItems();
    }

    /** What a command prints, with single spaces. */
    private String run(String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        new Cli(new Terminal(out, out, false), new ProgramLog(folder.resolve("logs"))).run(arguments);
        return printed.toString().replaceAll("\\s+", " ");
    }
}
