package dev.densescope.ui.shell.file;

import dev.densescope.file.FileProblem;
import dev.densescope.file.FolderLock;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import dev.densescope.ui.Messages;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the settings, which several windows may share. It is replaced as a whole. A damaged file is kept aside as a
 * copy and counts as empty. A file that cannot be read, such as one on a network, may be in order, so it is left as it is.
 */
final class SettingsFile {
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]+");

    static final String NAME = "settings.properties";

    /** Maximum wait for other windows. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MAX_COPIES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path folder;
    private final Consumer<String> problems;

    /**
     * @param folder created at the first write
     * @param problems gets a sentence for the user for each problem
     */
    SettingsFile(Path folder, Consumer<String> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Path folder() {
        return folder;
    }

    /** The settings; empty if there are none, or if the file is damaged or cannot be read. */
    Map<String, String> read() {
        try {
            return current().orElseGet(Map::of);
        } catch (IOException unreadable) {
            if (!Files.isRegularFile(folder)) { // otherwise there is no such file, and none can be kept
                Text reason = FileProblem.reason(unreadable);
                LOG.warn("Settings in {} cannot be read: {}.", file(), reason);
                problems.accept(Messages.text("settings.notRead", file(), reason));
            }
            return Map.of();
        }
    }

    /**
     * Applies a change to the current contents of the file.
     *
     * @param known the contents if the file is missing or damaged
     * @return the new contents; also if they could not be written
     */
    Map<String, String> change(Map<String, String> known, Consumer<Map<String, String>> edit) {
        try {
            Files.createDirectories(folder);
            return FolderLock.hold(folder, PATIENCE, () -> {
                Map<String, String> edited = edited(current().orElse(known), edit);
                AtomicFile.write(file(), text(edited));
                return edited;
            });
        } catch (IOException failed) {
            Text reason = FileProblem.reason(failed);
            LOG.warn("Settings cannot be kept in {}: {}.", folder, reason);
            problems.accept(Messages.text("settings.notKept", folder, reason));
            return edited(known, edit);
        }
    }

    /** A copy of the values with a change. */
    static Map<String, String> edited(Map<String, String> values, Consumer<Map<String, String>> edit) {
        Map<String, String> edited = new HashMap<>(values);
        edit.accept(edited);
        return Collections.unmodifiableMap(edited);
    }

    private Path file() {
        return folder.resolve(NAME);
    }

    /**
     * Empty if the file does not exist or is damaged.
     *
     * @throws IOException if it cannot be read, whatever it contains
     */
    private Optional<Map<String, String>> current() throws IOException {
        try (Reader reader = Files.newBufferedReader(file())) {
            Properties read = new Properties();
            read.load(reader);
            Map<String, String> values = new HashMap<>();
            read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
            if (values.keySet().stream().allMatch(key -> KEY.matcher(key).matches())) {
                return Optional.of(values);
            }
            keepAside();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            keepAside();
        }
        return Optional.empty();
    }

    private void keepAside() {
        try {
            Path copy = freeName();
            Files.move(file(), copy);
            LOG.warn("Settings in {} are damaged and start afresh; the file is now {}", folder, copy.getFileName());
            problems.accept(Messages.text("settings.damaged", copy));
        } catch (IOException failed) {
            Text reason = FileProblem.reason(failed);
            LOG.warn("Settings in {} are damaged, and cannot be kept aside: {}.", file(), reason);
            problems.accept(Messages.text("settings.damagedInPlace", file(), reason));
        }
    }

    private Path freeName() {
        for (int i = 1; i < MAX_COPIES; i++) {
            Path copy = folder.resolve("settings.damaged-" + i + ".properties");
            if (Files.notExists(copy)) {
                return copy;
            }
        }
        return folder.resolve("settings.damaged-" + MAX_COPIES + ".properties");
    }

    private static byte[] text(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
