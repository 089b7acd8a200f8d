package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.NameClaim;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that a window in another process keeps. */
@Timeout(60)
class RecoveryFileTest {
    private static final DenseNetSpec WORK =
            Presets.find("densenet-40-12").orElseThrow().withName("Work");

    @TempDir
    private Path folder;

    @Test
    void workOfALivingWindowIsNotOfferedAndThatOfAKilledOneIs() throws Exception {
        RecoveryFile kept = new RecoveryFile(folder.resolve("unsaved-other.json"));
        Process window = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherWindow.class.getName(),
                        kept.copy().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('k', window.getInputStream().read());
            assertEquals(List.of(), RecoveryFile.in(folder));
            assertTrue(Files.exists(kept.copy()));

            window.destroyForcibly().waitFor();
            assertEquals(List.of(kept), RecoveryFile.in(folder));
        } finally {
            window.destroyForcibly().waitFor();
        }
    }

    @Test
    void workThatCannotBeReadIsNoDamagedWork() throws IOException {
        Path loop = folder.resolve("unsaved-loop.json");
        Files.createSymbolicLink(loop, loop);
        Path damaged = Files.writeString(folder.resolve("unsaved-damaged.json"), "{");
        assertEquals(List.of(), RecoveryFile.in(folder));
        assertEquals(
                List.of(folder.resolve("damaged-" + damaged.getFileName())), RecoveryFile.keepDamagedAside(folder));
        assertTrue(Files.isSymbolicLink(loop));
        List<String> told = RecoveryFile.unreadable(folder);
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("Design file " + loop + " cannot be read: "), told.get(0));
    }

    /** Keeps work until it is killed; says a letter when it does. */
    static final class OtherWindow {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            RecoveryFile work = new RecoveryFile(Path.of(arguments[0]));
            try (NameClaim claim = work.claim().orElseThrow()) {
                DesignFile.write(work.copy(), WORK);
                System.out.print('k');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
