package dev.densescope.session.file.table;

import dev.densescope.language.Text;
import dev.densescope.natives.NativeFolderException;
import dev.densescope.natives.NativeLibraries;
import java.util.Optional;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The reason of a failure of SQLite, as a part of a sentence. */
public final class SqliteFailure {
    /** Extended result codes use the higher bits. */
    private static final int PRIMARY_CODE = 0xff;

    private SqliteFailure() {}

    /** The first line of the message, without SQLite's name of the error and without a full stop. */
    public static Text reason(Throwable failed) {
        if (causeOf(failed, NativeLibraryNotFoundException.class).isPresent()) {
            return Text.of("SQLite's library does not load: %s", NativeLibraries.advice());
        }
        if (isCode(failed, SQLiteErrorCode.SQLITE_FULL)) {
            return Text.of("the disk is full"); // SQLite calls it a full database
        }
        Optional<NativeFolderException> noFolder = causeOf(failed, NativeFolderException.class);
        if (noFolder.isPresent()) {
            return noFolder.get().told().withoutStop();
        }
        String message = failed.getMessage();
        return Text.phrase(
                message == null || message.isBlank() ? failed.getClass().getSimpleName() : text(message));
    }

    /** Whether the system caused the failure, such as a full disk, so the file may be intact. */
    public static boolean isOfTheMachine(Throwable failed) {
        return causeOf(failed, NativeLibraryNotFoundException.class).isPresent()
                || causeOf(failed, NativeFolderException.class).isPresent()
                || causeOf(failed, SQLiteException.class)
                        .filter(problem -> isOfTheMachine(problem.getResultCode()))
                        .isPresent();
    }

    /** Whether another program holds a lock, so that another attempt may succeed. */
    public static boolean isLocked(Throwable failed) {
        return isCode(failed, SQLiteErrorCode.SQLITE_BUSY) || isCode(failed, SQLiteErrorCode.SQLITE_LOCKED);
    }

    /** Whether the failure has this result code or an extended code of it. */
    public static boolean isCode(Throwable failed, SQLiteErrorCode code) {
        return causeOf(failed, SQLiteException.class)
                .filter(problem -> primary(problem.getResultCode()) == code)
                .isPresent();
    }

    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE);
    }

    private static boolean isOfTheMachine(SQLiteErrorCode code) {
        return switch (primary(code)) {
            case SQLITE_FULL,
                    SQLITE_IOERR,
                    SQLITE_CANTOPEN,
                    SQLITE_READONLY,
                    SQLITE_PERM,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM -> true;
            default -> false;
        };
    }

    private static <T extends Throwable> Optional<T> causeOf(Throwable failed, Class<T> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)" without its brackets. */
    private static String text(String message) {
        String line = message.lines().findFirst().orElse(message).replaceFirst("^\\[\\w+]\\s*", "");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
