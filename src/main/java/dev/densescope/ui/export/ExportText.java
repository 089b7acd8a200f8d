package dev.densescope.ui.export;

import dev.densescope.problem.DisplayText;
import java.nio.file.Path;

/** Texts of exports. */
final class ExportText {
    private ExportText() {}

    /** The name of a file or folder, safe to show in a line. */
    static String name(Path target) {
        return DisplayText.of(String.valueOf(target.getFileName() == null ? target : target.getFileName()));
    }
}
