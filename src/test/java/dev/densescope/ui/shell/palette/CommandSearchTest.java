package dev.densescope.ui.shell.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSearchTest {
    private static final List<String> NAMES = List.of(
            "Save as…",
            "Save",
            "Stop the run",
            "Run",
            "Run all strategies",
            "Strategy shared-gradients",
            "Strategy shared",
            "Start from DenseNet-BC-100-12",
            "Start from DenseNet-BC-40-12",
            "Start from DenseNet-121");

    @ParameterizedTest
    @CsvSource({
        "save, Save",
        "SAVE, Save",
        "run, Run",
        "strategy shared, Strategy shared",
        "shared, Strategy shared",
        "SHARED strategy, Strategy shared",
        "as save, Save as…",
        "' stop ', Stop the run",
        "bc 40, Start from DenseNet-BC-40-12",
        "bc-40, Start from DenseNet-BC-40-12",
        "121, Start from DenseNet-121",
        "grad, Strategy shared-gradients",
        "sgrd, Strategy shared-gradients",
        "ras, Run all strategies"
    })
    void theBestMatchComesFirst(String query, String best) {
        assertEquals(best, find(query).get(0));
    }

    @Test
    void betterMatchesStandBeforeWorse() {
        assertEquals(List.of("Run", "Run all strategies", "Stop the run"), find("run"));
    }

    @Test
    void anEmptyQueryFindsAllInTheirOrder() {
        assertEquals(NAMES, find(""));
        assertEquals(NAMES, find("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zebra", "?", "runs now"})
    void whatNothingIsCalledFindsNothing(String query) {
        assertEquals(List.of(), find(query));
    }

    @Test
    void aSynonymFindsACommandAfterThoseThatAreCalledSo() {
        List<Command> commands = List.of(
                Command.of("Halt and exit", () -> {}).in("File"),
                Command.of("Quit", () -> {}).in("File").withSynonyms("exit, close"),
                Command.of("Exit later", () -> {}));
        assertEquals(List.of("Exit later", "Halt and exit", "Quit"), names("exit", commands));
        assertEquals(List.of("Quit"), names("file close", commands));
    }

    @Test
    void aSynonymThatEqualsTheQueryStandsBeforeOneWithItAsStart() {
        List<Command> commands = List.of(
                Command.of("Theme: dark", () -> {}).withSynonyms("night mode, black"),
                Command.of("Sleep", () -> {}).withSynonyms("night"));
        assertEquals(List.of("Sleep", "Theme: dark"), names("night", commands));
    }

    private static List<String> names(String query, List<Command> commands) {
        return CommandSearch.find(query, commands).stream().map(Command::name).toList();
    }

    private static List<String> find(String query) {
        Stream<Command> commands = NAMES.stream().map(name -> Command.of(name, () -> {}));
        return CommandSearch.find(query, commands.toList()).stream()
                .map(Command::name)
                .toList();
    }
}
