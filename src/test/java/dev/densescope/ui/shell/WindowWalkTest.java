package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.FxWatchdog;
import dev.densescope.ui.LoggedProblems;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk through all workflows: nothing fails or warns, and the window never stops answering. */
class WindowWalkTest {
    private static final int MAX_STALL_MILLIS = 100;
    /** The same work takes this much processor time on a machine that has more to do than it can. */
    private static final int MAX_BUSY_STALL_MILLIS = 250;

    private static final int MAX_WALKS = 4;

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
                        .filter(stall -> stall.isLongerThan(maxStallMillis()))
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

    private static int maxStallMillis() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        boolean isBusy = system.getSystemLoadAverage() > system.getAvailableProcessors();
        return isBusy ? MAX_BUSY_STALL_MILLIS : MAX_STALL_MILLIS;
    }
}
