package dev.densescope.launch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts what came of tests, and says it as they end. Tests run one after the other, on any thread. */
final class TestTally implements TestExecutionListener {
    private static final int MAX_CHARACTERS = 400;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final PrintWriter log;
    private final Map<String, Long> startNanos = new HashMap<>();
    private final Map<String, Integer> reasonsOfClass = new LinkedHashMap<>();
    private final Counts total = new Counts();
    private Counts ofClass = new Counts();
    private Optional<TestPlan> plan = Optional.empty();

    /** Of one class, or of all. */
    private static final class Counts {
        private int passed;
        private int failed;
        private int skipped;

        private void add(Counts other) {
            passed += other.passed;
            failed += other.failed;
            skipped += other.skipped;
        }

        @Override
        public String toString() {
            return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
        }
    }

    /**
     * @param out gets failures, reasons of what is skipped, and counts
     * @param log gets a line as a test starts and one as it ends
     */
    TestTally(PrintStream out, PrintWriter log) {
        this.out = out;
        this.log = log;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        startNanos.put(test.getUniqueId(), System.nanoTime());
        if (test.isTest()) {
            log.println("started " + path(test));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skip(test, reason);
        if (isClass(test)) {
            printClass(test);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String reason = result.getThrowable().map(TestTally::sentence).orElse("no reason given");
        switch (result.getStatus()) {
            case SUCCESSFUL -> pass(test);
            case ABORTED -> skip(test, reason);
            case FAILED -> fail(test, reason);
        }
        if (isClass(test)) {
            printClass(test);
        }
    }

    void printTotal() {
        out.println("total: " + total);
    }

    /** Whether some ran, and none failed. */
    boolean allPassed() {
        return total.failed == 0 && total.passed > 0;
    }

    private void pass(TestIdentifier test) {
        if (test.isTest()) {
            ofClass.passed++;
            log("passed", test, "");
        }
    }

    private void skip(TestIdentifier test, String reason) {
        ofClass.skipped++;
        reasonsOfClass.merge(reason, 1, Integer::sum);
        log("skipped", test, reason);
    }

    private void fail(TestIdentifier test, String reason) {
        ofClass.failed++;
        out.println("FAILED " + path(test) + ": " + reason);
        log("FAILED", test, reason);
    }

    private void log(String what, TestIdentifier test, String reason) {
        log.println("%s after %s: %s %s"
                .formatted(what, seconds(test), path(test), reason)
                .strip());
    }

    private void printClass(TestIdentifier testClass) {
        reasonsOfClass.forEach((reason, times) -> out.println("skipped, %d times: %s".formatted(times, reason)));
        out.println("%s: %s in %s".formatted(testClass.getDisplayName(), ofClass, seconds(testClass)));
        out.flush();
        total.add(ofClass);
        ofClass = new Counts();
        reasonsOfClass.clear();
    }

    private String seconds(TestIdentifier test) {
        long now = System.nanoTime();
        long start = startNanos.getOrDefault(test.getUniqueId(), now);
        return String.format(Locale.ROOT, "%.3f s", (now - start) / NANOS_PER_SECOND);
    }

    /** From the class to the single case. */
    private String path(TestIdentifier test) {
        Deque<String> names = new ArrayDeque<>();
        Optional<TestIdentifier> each = Optional.of(test);
        while (each.isPresent() && each.get().getParentId().isPresent()) {
            TestIdentifier named = each.get();
            names.addFirst(named.getDisplayName());
            each = plan.flatMap(known -> known.getParent(named));
        }
        return names.isEmpty() ? test.getDisplayName() : String.join(" > ", names);
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    private static String sentence(Throwable thrown) {
        String text = (thrown.getClass().getSimpleName() + ": " + thrown.getMessage())
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...";
    }
}
