package dev.densescope.ui.shell.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A library that is shipped with the program.
 *
 * @param coordinates group and artifact, separated by a colon
 * @param licences alternatives separated by {@code or}; empty if they are not known
 * @param address of its home page; empty if it has none
 */
record ShippedLibrary(String name, String coordinates, String version, String licences, String address) {
    private static final String LIST = "THIRD-PARTY.txt";
    private static final Pattern HEAD = Pattern.compile("(\\S.*) \\(([^:()]+:[^:()]+):([^:()]+)\\)");
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/\\\\]*?)\\.jar");

    /** The libraries as the build lists them; without that list, as in an IDE, the archives on the class path. Any thread. */
    static List<ShippedLibrary> all() {
        try (InputStream list = ShippedLibrary.class.getResourceAsStream(LIST)) {
            return list == null
                    ? onClassPath(System.getProperty("java.class.path"))
                    : parse(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of libraries cannot be read", unreadable);
        }
    }

    /** Parses the list of the build: a line with name and coordinates, and below it licences and address, indented. */
    static List<ShippedLibrary> parse(String text) {
        List<ShippedLibrary> libraries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher head = HEAD.matcher(lines.get(i));
            if (head.matches()) {
                libraries.add(new ShippedLibrary(
                        head.group(1), head.group(2), head.group(3), detail(lines, i + 1), detail(lines, i + 2)));
            }
        }
        return libraries;
    }

    private static String detail(List<String> lines, int index) {
        return index < lines.size() && lines.get(index).startsWith(" ")
                ? lines.get(index).strip()
                : "";
    }

    static List<ShippedLibrary> onClassPath(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(System.getProperty("path.separator"))))
                .map(entry -> JAR.matcher(entry.replaceFirst(".*[/\\\\]", "")))
                .filter(Matcher::matches)
                .map(jar -> new ShippedLibrary(jar.group(1), jar.group(1), jar.group(2), "", ""))
                .distinct()
                .toList();
    }
}
