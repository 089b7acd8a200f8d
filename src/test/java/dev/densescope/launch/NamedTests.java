package dev.densescope.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes by name, {@code dev.densescope.SomeTest} or {@code dev.densescope.SomeTest#someMethod}, and prints each
 * failure in a line and the counts of each class. What starts and ends is in the log file at once, so that a process that is
 * killed has said how far it came.
 */
public final class NamedTests {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    /** Where jqwik remembers failed tries: beside the log, since it fails where there is no such folder. */
    private static final String JQWIK_DATABASE = "jqwik.database";

    private final PrintStream out;

    NamedTests(PrintStream out) {
        this.out = out;
    }

    /**
     * Ends the process with 0 if tests ran and none failed, 1 if one failed or none ran, 2 if the arguments are wrong.
     *
     * @param arguments a file for the log, then names
     * @throws IOException if the log cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(new NamedTests(System.out).run(List.of(arguments)));
    }

    int run(List<String> arguments) throws IOException {
        if (arguments.size() < 2) {
            out.println("Name a file for the log, then the tests: CLASS or CLASS#METHOD.");
            return BAD_USAGE;
        }
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String name : arguments.subList(1, arguments.size())) {
            List<DiscoverySelector> found = selectors(name);
            if (found.isEmpty()) {
                out.println("There is no test " + name + ".");
                return BAD_USAGE;
            }
            selectors.addAll(found);
        }
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(Path.of(arguments.get(0))), true)) {
            TestTally tally = new TestTally(out, log);
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors)
                                    .configurationParameter(JQWIK_DATABASE, arguments.get(0) + ".jqwik")
                                    .build(),
                            tally);
            tally.printTotal();
            return tally.allPassed() ? PASSED : FAILED;
        }
    }

    /** What a name means; empty if there is no such class or method. */
    private static List<DiscoverySelector> selectors(String name) {
        String[] parts = name.split("#", 2);
        try {
            Class<?> named = Class.forName(parts[0], false, NamedTests.class.getClassLoader());
            return parts.length == 1
                    ? List.of(DiscoverySelectors.selectClass(named))
                    : ReflectionSupport.streamMethods(
                                    named, method -> method.getName().equals(parts[1]), HierarchyTraversalMode.TOP_DOWN)
                            .map(method -> (DiscoverySelector) DiscoverySelectors.selectMethod(named, method))
                            .toList();
        } catch (ClassNotFoundException missing) {
            return List.of();
        }
    }
}
