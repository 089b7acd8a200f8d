package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who never saw the program and has no mouse: from the first window to a verdict, a run and a report. */
class NewUserTest {
    @TempDir
    private Path folder;

    @Test
    void comesFromTheFirstWindowToAVerdictARunAndAReportByKeysAlone() {
        try (WholeWindow window = new WholeWindow(folder)) {
            window.exports.into(folder);
            NewUser user = new NewUser(window);
            assertEquals(doesFit(500L << 20), user.fitsInto("500 MiB"));
            assertEquals(2, user.actions(), "go to the field, type the memory");
            assertEquals(doesFit(2L << 30), user.fitsInto("2 GiB"));

            user.command("Start from DenseNet-BC-40-12");
            user.tabTo("#field-batch");
            user.write("2");
            user.push(KeyCode.F5);
            window.awaitText("#run-headline", "12 of 12 steps");
            user.command("Export run as HTML");
            window.awaitThat(this::hasReport, "the written report");
        }
    }

    /** Whether the recommended strategy fits, as predicted without the window. */
    private static boolean doesFit(long bytes) {
        Network network = Network.of(Presets.find("densenet-bc-100-12").orElseThrow());
        Target target = Target.processor(Runtime.getRuntime().availableProcessors());
        return Schedule.compile(network, Strategies.recommended(), target).reservedBytes() <= bytes;
    }

    private boolean hasReport() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".html"));
        }
    }
}
