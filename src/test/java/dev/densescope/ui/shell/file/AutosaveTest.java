package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    private static final int MAX_EDITS = 500;
    private static final long BETWEEN_MILLIS = 10;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void workIsKeptWhileEditsGoOn() throws InterruptedException {
        DesignDocument document = new DesignDocument(TestWorkspace.DESIGN);
        Autosave autosave = Pictures.onFx(() -> {
            Autosave kept = new Autosave(folder, document, Runnable::run, Duration.millis(5 * BETWEEN_MILLIS));
            kept.start(new SimpleBooleanProperty(true));
            return kept;
        });
        int edits = 0;
        while (RecoveryFile.in(folder).isEmpty() && edits < MAX_EDITS) {
            int classes = 2 + edits % 2;
            Pictures.onFx(() -> {
                document.edit("classes", spec -> spec.withClasses(classes));
                return classes;
            });
            edits++;
            Thread.sleep(BETWEEN_MILLIS);
        }
        assertTrue(edits < MAX_EDITS, "no pause between edits was long enough");
        Pictures.onFx(() -> {
            autosave.forget();
            return autosave;
        });
    }
}
