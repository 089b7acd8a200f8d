package dev.densescope.file.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsBegunIsRemovedWithTheFoldersThatWereMadeForIt() throws IOException {
        Path target = folder.resolve("a/b");
        UnfinishedFiles unfinished = UnfinishedFiles.in(target);
        Files.createDirectories(target);
        NameClaim claim = NameClaim.of(target.resolve("report"));
        AtomicFile begun = AtomicFile.begin(target.resolve("report.html"));
        unfinished.remove();
        assertFalse(Files.exists(folder.resolve("a")));
        begun.close();
        claim.close();
        assertTrue(Files.exists(folder));
    }

    @Test
    void whatIsCompleteOrOfAnotherProcessIsKept() throws IOException {
        UnfinishedFiles unfinished = UnfinishedFiles.in(folder);
        Path complete = Files.writeString(folder.resolve("report.html"), "whole");
        AtomicFile begun = AtomicFile.begin(complete);
        Path others = Files.createFile(folder.resolve(".report.html.0123456789abcdef-0123456789abcdef.tmp"));
        unfinished.remove();
        begun.close();
        assertEquals("whole", Files.readString(complete));
        assertTrue(Files.exists(others));
    }

    @Test
    void aFolderInWhichOthersHaveWrittenStays() throws IOException {
        Path target = folder.resolve("a");
        UnfinishedFiles unfinished = UnfinishedFiles.in(target);
        Files.createDirectories(target);
        Path others = Files.createFile(target.resolve("notes.txt"));
        unfinished.remove();
        assertTrue(Files.exists(others));
    }
}
