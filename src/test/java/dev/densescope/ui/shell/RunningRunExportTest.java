package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.ui.shell.file.FileDialogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over the real engine: a run is exported while it goes on, and when it has ended. */
class RunningRunExportTest {
    @TempDir
    private Path folder;

    @Test
    void theReportHasTheStepsSoFarAndLaterAllOfThem() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        try (WholeWindow window = new WholeWindow(folder)) {
            window.exports.into(target);
            window.command("Start from DenseNet-BC-40-12");
            window.type("#field-batch", "2");
            window.press("Shortcut+3");
            window.type("#run-steps", "100000");
            window.fire("#run-start");
            window.awaitText("#run-headline", "Step 4");
            export(window);
            window.awaitText(".done-notice > .label", "Exported densenet-bc-40-12-report.json.");
            JsonNode soFar = run(target);
            assertEquals("in-progress", soFar.get("outcome").asText());
            int steps = soFar.get("losses").size();
            assertTrue(steps >= 1, "after two steps of warm-up");
            window.files.answer(FileDialogs.RunAnswer.STOP);
            window.fire("#run-stop");
            window.awaitText("#run-sentence", "The run was cancelled");
            Files.delete(file(target));
            export(window);
            window.awaitFile(file(target));
            JsonNode whole = run(target);
            assertEquals("cancelled", whole.get("outcome").asText());
            assertTrue(whole.get("losses").size() >= steps);
            assertEquals(soFar.get("losses").get(0), whole.get("losses").get(0));
        }
    }

    private static void export(WholeWindow window) {
        window.does(() -> ((MenuButton) window.stage.getScene().lookup("#run-export"))
                .getItems().stream()
                        .filter(item -> "run-export-json".equals(item.getId()))
                        .forEach(MenuItem::fire));
    }

    private static Path file(Path target) {
        return target.resolve("densenet-bc-40-12-report.json");
    }

    private static JsonNode run(Path target) throws IOException {
        return new ObjectMapper().readTree(file(target).toFile()).get("runs").get(0);
    }
}
