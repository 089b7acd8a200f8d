package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaveDialogTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "net, net.safetensors",
        "net-0.5, net-0.5.safetensors",
        "net.pth, net.pth.safetensors",
        "A.SafeTensors, A.SafeTensors"
    })
    void aNameWithoutTheExtensionGetsIt(String typed, String file) {
        assertEquals(Optional.of(folder.resolve(file)), ask(true, typed));
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsThereUnderTheNameWithExtensionIsReplacedOnlyIfTheUserSaysSo() throws IOException {
        Files.createFile(folder.resolve("net.safetensors"));
        assertEquals(Optional.of(folder.resolve("net.safetensors")), ask(true, "net"));
        assertEquals(List.of("net.safetensors"), asked);
        assertEquals(Optional.of(folder.resolve("other.safetensors")), ask(false, "net", "other"));
        assertEquals(List.of("net.safetensors", "net.safetensors"), asked);
        assertEquals(Optional.empty(), ask(false, "net"), "given up instead of another name");
    }

    @Test
    void aFileThatWasChosenIsAskedAboutOnceByTheDesktop() throws IOException {
        Files.createFile(folder.resolve("net.safetensors"));
        Files.createFile(folder.resolve("state.ckpt"));
        assertEquals(Optional.of(folder.resolve("net.safetensors")), ask(false, "net.safetensors"));
        assertEquals(Optional.of(folder.resolve("state.ckpt")), ask(false, "state.ckpt"));
        assertEquals(List.of(), asked);
    }

    private Optional<Path> ask(boolean mayReplace, String... typed) {
        ArrayDeque<String> names = new ArrayDeque<>(List.of(typed));
        return SaveDialog.ask(
                ".safetensors", () -> Optional.ofNullable(names.poll()).map(folder::resolve), file -> {
                    asked.add(file.getFileName().toString());
                    return mayReplace;
                });
    }
}
