package dev.densescope.session.file.table;

import dev.densescope.natives.NativeLibraries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once for all starts. By default SQLite's driver unpacks it at each start, and a
 * killed process leaves its copy.
 */
public final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /**
     * To be called before SQLite is used; further calls have no effect. Does not override settings of the user.
     *
     * @throws dev.densescope.natives.NativeFolderException if it cannot be unpacked
     */
    public static void prepare() throws SQLException {
        if (System.getProperty(FOLDER) == null) {
            String name = System.mapLibraryName("sqlitejdbc");
            Path library = NativeLibraries.unpack(
                    name,
                    content("/org/sqlite/native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), name)));
            System.setProperty(NAME, library.getFileName().toString());
            System.setProperty(FOLDER, library.getParent().toString());
        }
    }

    private static byte[] content(String resource) throws SQLException {
        try (InputStream stream = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new SQLException("SQLite has no library for this system (" + resource + ")");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new SQLException("SQLite's library cannot be read", unreadable);
        }
    }
}
