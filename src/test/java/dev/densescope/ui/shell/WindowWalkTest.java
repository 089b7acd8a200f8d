package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.FxWatchdog;
import dev.densescope.ui.LoggedProblems;
import dev.densescope.ui.Pictures;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk through all workflows: nothing fails or warns, and the window never stops answering. */
class WindowWalkTest {
    private static final int MAX_STALL_MILLIS = 100;
    /** The same work takes this much processor time on a machine that has more to do than it can. */
    private static final int MAX_BUSY_STALL_MILLIS = 250;

    private static final int MAX_WALKS = 4;
    private static final int SLEPT_MILLIS = 250;

    @TempDir
    private Path folder;

    /**
     * Walks until nothing stalls: the first walks load and compile classes, which takes processor time on any thread. What
     * really stalls does so in each.
     */
    @Test
    void theWindowAlwaysAnswersAndNothingIsLogged() throws InterruptedException {
        try (LoggedProblems problems = new LoggedProblems();
                WholeWindow window = new WholeWindow(folder);
                FxWatchdog watchdog = new FxWatchdog(MAX_STALL_MILLIS)) {
            WindowWalk walk = new WindowWalk(window, folder);
            List<FxWatchdog.Stall> stalls = List.of();
            for (int i = 0; i < MAX_WALKS && (i == 0 || !stalls.isEmpty()); i++) {
                walk.go();
                stalls = watchdog.take().stream()
                        .filter(stall -> stall.isLongerThan(maxCpuMillis(), MAX_STALL_MILLIS))
                        .toList();
                System.out.println("processor time of stalls in walk " + (i + 1) + ", ms: "
                        + stalls.stream().map(FxWatchdog.Stall::cpuMillis).toList());
            }
            List<FxWatchdog.Stall> last = stalls;
            assertAll(
                    () -> assertEquals(List.of(), last, "stalls of the JavaFX thread"),
                    () -> assertEquals(List.of(), problems.lines(), "what was logged"));
        }
    }

    /** A fault that is planted: a listener that sleeps on the JavaFX thread. */
    @Test
    void aListenerThatSleepsIsSeenWithItsName() throws InterruptedException {
        Pictures.startToolkit();
        SimpleIntegerProperty number = new SimpleIntegerProperty();
        number.addListener((observable, before, now) -> sleepInAListener());
        try (FxWatchdog watchdog = new FxWatchdog(MAX_STALL_MILLIS)) {
            Pictures.onFx(() -> {
                number.set(1);
                return number;
            });
            List<FxWatchdog.Stall> seen = watchdog.take();
            for (int i = 0; i < 100 && seen.isEmpty(); i++) {
                Thread.sleep(10);
                seen = watchdog.take();
            }
            assertEquals(1, seen.size(), seen::toString);
            assertTrue(seen.get(0).isLongerThan(Long.MAX_VALUE, MAX_STALL_MILLIS), seen::toString);
            assertTrue(seen.toString().contains("WindowWalkTest.sleepInAListener"), seen::toString);
        }
    }

    private static void sleepInAListener() {
        try {
            Thread.sleep(SLEPT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int maxCpuMillis() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        boolean isBusy = system.getSystemLoadAverage() > system.getAvailableProcessors();
        return isBusy ? MAX_BUSY_STALL_MILLIS : MAX_STALL_MILLIS;
    }
}
