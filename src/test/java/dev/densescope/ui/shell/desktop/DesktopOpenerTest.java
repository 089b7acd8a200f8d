package dev.densescope.ui.shell.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are shell scripts")
class DesktopOpenerTest {
    private static final Path LOGS = Path.of("/some/logs");

    @TempDir
    Path folder;

    @Test
    void whereNoProgramIsInstalledTheFolderIsNamedAndWhatWasTried() {
        assertEquals(
                List.of(
                        "/some/logs cannot be opened: no-such-open, no-such-browser cannot be started. Open it in a file"
                                + " manager or a browser."),
                failuresOf(List.of(List.of("no-such-open", "--new"), List.of("no-such-browser"))));
    }

    @Test
    void theFirstProgramThatIsThereOpensTheFile() throws Exception {
        Path opened = folder.resolve("opened");
        String program = script("open", "echo \"$@\" > '" + opened + "'");
        assertEquals(List.of(), failuresOf(List.of(List.of("no-such-open"), List.of(program, "--new"))));
        assertEquals("--new /some/logs", Files.readString(opened).strip());
    }

    @Test
    void aProgramThatFailsIsToldWithItsCode() throws Exception {
        String program = script("open", "exit 3");
        assertEquals(
                List.of("/some/logs cannot be opened: %s ended with code 3. Open it in a file manager or a browser."
                        .formatted(program)),
                failuresOf(List.of(List.of(program))));
    }

    @Test
    void aProgramThatGoesOnHasOpenedTheFile() throws Exception {
        String program = script("open", "exec sleep 20");
        DesktopPrograms programs =
                new DesktopPrograms(List.of(List.of(program)), FileSelection.NONE, Duration.ofMillis(50));
        assertEquals(List.of(), failures(programs));
    }

    @Test
    void aFileIsSelectedWhereTheDesktopHasACommandForIt() {
        List<String> command = FileSelection.of("Linux").command(Path.of("/some/a b,c\u00e9.html"));
        assertEquals("dbus-send", command.get(0));
        assertEquals("array:string:file:///some/a%20b%2Cc%C3%A9.html", command.get(6));
        assertEquals(
                List.of("open", "-R", "/some/a.html"),
                FileSelection.of("Mac OS X").command(Path.of("/some/a.html")));
        assertEquals(List.of(), FileSelection.of("Windows 11").command(Path.of("/some/a.html")));
    }

    @Test
    void withoutSuchACommandItsFolderIsOpened() throws Exception {
        List<String> failed = new ArrayList<>();
        Path opened = folder.resolve("opened");
        String program = script("open", "echo \"$@\" > '" + opened + "'");
        DesktopPrograms programs =
                new DesktopPrograms(List.of(List.of(program)), FileSelection.NONE, Duration.ofSeconds(20));
        new DesktopOpener(programs, Runnable::run, Runnable::run).showInFolder(LOGS.resolve("a.log"), failed::add);
        assertEquals(List.of(), failed);
        assertEquals("/some/logs", Files.readString(opened).strip());
    }

    @Test
    void everySystemHasAProgram() {
        assertEquals("xdg-open", DesktopPrograms.of("Linux").commands().get(0).get(0));
        assertEquals("open", DesktopPrograms.of("Mac OS X").commands().get(0).get(0));
        assertEquals(
                "rundll32", DesktopPrograms.of("Windows 11").commands().get(0).get(0));
    }

    private static List<String> failuresOf(List<List<String>> commands) {
        return failures(new DesktopPrograms(commands, FileSelection.NONE, Duration.ofSeconds(20)));
    }

    private static List<String> failures(DesktopPrograms programs) {
        List<String> failures = new ArrayList<>();
        new DesktopOpener(programs, Runnable::run, Runnable::run).open(LOGS, failures::add);
        return failures;
    }

    private String script(String name, String line) throws Exception {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
