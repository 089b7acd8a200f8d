package dev.densescope.ui.shell.file;

import dev.densescope.file.UserFolders;
import dev.densescope.ui.LanguageChoice;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The language in the settings, for the start of the window: read without JavaFX, and without mending the file. */
public final class KeptLanguage {
    static final String KEY = "language";

    private KeptLanguage() {}

    public static LanguageChoice ofThisUser() {
        return in(UserFolders.settings());
    }

    /** {@link LanguageChoice#SYSTEM} if the settings in a folder do not tell. */
    static LanguageChoice in(Path folder) {
        try (Reader reader = Files.newBufferedReader(folder.resolve(SettingsFile.NAME))) {
            Properties settings = new Properties();
            settings.load(reader);
            return LanguageChoice.of(settings.getProperty(KEY, ""));
        } catch (IOException | IllegalArgumentException untold) {
            return LanguageChoice.SYSTEM;
        }
    }
}
