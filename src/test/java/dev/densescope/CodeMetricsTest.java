package dev.densescope;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.densescope.plan.decision.Strategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the sizes of {@code src/main/java}: the thin tail of long files, methods and packages is what keeps the code easy to
 * read. Each test prints its figures; {@code -Ddensescope.sources=DIRECTORY} measures another tree.
 */
class CodeMetricsTest {
    private static final Path SOURCES = Path.of(System.getProperty("densescope.sources", "src/main/java"));

    /** A strategy by its constant, or by its id as a text. */
    private static final Pattern SINGLE_STRATEGY = Pattern.compile(
            "\\bStrategy\\.[A-Z]|\"(%s)\"".formatted(Strategies.ids().replace(", ", "|")));

    /** A size with what has it. */
    private record Size(String of, int size) {}

    private static List<Size> files;
    private static List<Size> methods;
    private static List<Size> packages;
    private static List<String> strategyFiles;

    @BeforeAll
    static void measure() throws IOException {
        List<Path> sources;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            sources = walk.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        files = new ArrayList<>();
        strategyFiles = new ArrayList<>();
        Map<String, Integer> types = new TreeMap<>();
        for (Path source : sources) {
            String text = Files.readString(source, StandardCharsets.UTF_8);
            files.add(new Size(
                    SOURCES.relativize(source).toString(), (int) text.lines().count()));
            if (!source.getFileName().toString().equals("package-info.java")) {
                types.merge(SOURCES.relativize(source.getParent()).toString(), 1, Integer::sum);
            }
            if (!source.startsWith(SOURCES.resolve("dev/densescope/plan"))
                    && SINGLE_STRATEGY.matcher(text).find()) {
                strategyFiles.add(SOURCES.relativize(source).toString());
            }
        }
        packages = types.entrySet().stream()
                .map(entry -> new Size(entry.getKey(), entry.getValue()))
                .toList();
        methods = methodsOf(sources);
    }

    private static List<Size> methodsOf(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Size> sizes = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                LineMap lines = unit.getLineMap();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        if (method.getBody() != null) {
                            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
                            sizes.add(new Size(
                                    Path.of(unit.getSourceFile().getName()).getFileName() + "#" + method.getName(),
                                    (int) (last - first + 1)));
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        }
        return sizes;
    }

    @Test
    void filesAreShort() {
        report("lines a file", files);
        assertAll(
                () -> assertAtMost(69, percentile(files, 50), "median of lines a file"),
                () -> assertAtMost(400, percentile(files, 100), "lines of the longest file, " + largest(files)));
    }

    @Test
    void methodsAreShort() {
        report("lines a method", methods);
        assertAtMost(
                29, percentile(methods, 99), "99th percentile of lines a method; the longest: " + largest(methods));
    }

    @Test
    void packagesAreRooms() {
        report("types a package", packages);
        assertAll(
                () -> assertAtMost(20, percentile(packages, 90), "90th percentile of types a package"),
                () -> assertAtMost(
                        25, percentile(packages, 100), "types of the largest package, " + largest(packages)));
    }

    @Test
    void fewFilesOutsideOfPlanNameASingleStrategy() {
        System.out.println("files that name a single strategy: " + strategyFiles.size() + " " + strategyFiles);
        assertAtMost(10, strategyFiles.size(), "files outside of plan that name a single strategy: " + strategyFiles);
    }

    private static void assertAtMost(int limit, int found, String what) {
        assertTrue(found <= limit, () -> what + ": " + found + ", at most " + limit);
    }

    private static void report(String what, List<Size> sizes) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d, median %d, p90 %d, p99 %d, most %d (%s)%n",
                what,
                sizes.size(),
                percentile(sizes, 50),
                percentile(sizes, 90),
                percentile(sizes, 99),
                percentile(sizes, 100),
                largest(sizes));
    }

    private static int percentile(List<Size> sizes, int percent) {
        int[] sorted = sizes.stream().mapToInt(Size::size).sorted().toArray();
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }

    private static String largest(List<Size> sizes) {
        return sizes.stream()
                .sorted(Comparator.comparingInt(Size::size).reversed())
                .limit(12)
                .map(size -> size.of() + " " + size.size())
                .toList()
                .toString();
    }
}
