package dev.densescope.ui.shell;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.ui.model.DesignDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps unsaved work in the settings folder, a moment after each edit, until it is saved or given up. FX thread only;
 * a design is two kilobytes.
 */
final class Autosave {
    private static final Logger LOG = LoggerFactory.getLogger(Autosave.class);
    private static final Duration DELAY = Duration.seconds(2);

    private final Path copy;
    private final DesignDocument document;
    private final PauseTransition pause = new PauseTransition(DELAY);

    Autosave(Path folder, DesignDocument document) {
        this.copy = folder.resolve("unsaved.json");
        this.document = document;
        pause.setOnFinished(event -> keep());
    }

    /** Work that an earlier start left behind, if it differs from the design shown. */
    Optional<DenseNetSpec> leftBehind() {
        if (!Files.exists(copy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(DesignFile.read(copy)).filter(design -> !design.equals(document.spec()));
        } catch (DesignFileException unusable) {
            LOG.warn("The copy of unsaved work cannot be used: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    /** Follows the document from now on. */
    void start() {
        document.specProperty().addListener((observable, before, now) -> pause.playFromStart());
        document.unsavedProperty().addListener((observable, before, now) -> pause.playFromStart());
    }

    /** The work is saved or given up. */
    void forget() {
        pause.stop();
        try {
            Files.deleteIfExists(copy);
        } catch (IOException failed) {
            LOG.warn("The copy of unsaved work cannot be removed: {}", failed.getMessage());
        }
    }

    /** Writes or removes the copy now. */
    void keep() {
        if (!document.isUnsaved()) {
            forget();
            return;
        }
        try {
            Files.createDirectories(copy.toAbsolutePath().getParent());
            DesignFile.write(copy, document.spec());
        } catch (IOException | DesignFileException failed) {
            LOG.warn("Unsaved work cannot be kept: {}", failed.getMessage());
        }
    }
}
