package dev.densescope.session.file.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFailureTest {
    @ParameterizedTest
    @EnumSource(names = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_CANTOPEN_ISDIR", "SQLITE_BUSY_SNAPSHOT"})
    void aSystemFailureIsNotDamage(SQLiteErrorCode code) {
        assertTrue(SqliteFailure.isOfTheMachine(new SQLiteException("no", code)));
        assertTrue(SqliteFailure.isOfTheMachine(new IllegalStateException(new SQLiteException("no", code))));
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB", "SQLITE_ERROR"})
    void aDamagedFileIsNoSystemFailure(SQLiteErrorCode code) {
        assertFalse(SqliteFailure.isOfTheMachine(new SQLiteException("no", code)));
        assertFalse(SqliteFailure.isOfTheMachine(new IllegalStateException("no")));
    }

    @Test
    void aLibraryThatDoesNotLoadNamesItsFolder() {
        SQLException failed =
                new SQLException("Error opening connection", new NativeLibraryNotFoundException("No native library"));

        assertTrue(SqliteFailure.isOfTheMachine(failed));
        String reason = SqliteFailure.reason(failed).toString();
        assertTrue(reason.contains("DENSESCOPE_CACHE names another folder"), reason);
    }

    @Test
    void theNameOfTheErrorIsOmitted() {
        assertEquals(
                "the disk is full",
                SqliteFailure.reason(new SQLiteException(
                                "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)",
                                SQLiteErrorCode.SQLITE_FULL))
                        .toString());
        assertEquals(
                "disk is full",
                SqliteFailure.reason(new SQLException("[SQLITE_FULL] disk is full."))
                        .toString());
    }
}
