package dev.densescope.ui.shell.file;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.WeightsFit;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.model.DesignDocument;
import javafx.beans.value.ChangeListener;

/**
 * The notice that runs start from the weights of an opened file. It is withdrawn as soon as the design no longer fits
 * them. FX thread only.
 */
final class ImportNotice {
    private final DesignDocument document;
    private final Notices notices;
    private final ImportedDesign imported;
    private final WeightsFit fit;
    private final String text;
    private final ChangeListener<DenseNetSpec> changed = (observable, before, now) -> designChanged(now);

    ImportNotice(DesignDocument document, Notices notices, ImportedDesign imported) {
        this.document = document;
        this.notices = notices;
        this.imported = imported;
        fit = imported.fit(imported.spec());
        text = text(imported);
    }

    void show() {
        notices.done(text);
        document.specProperty().addListener(changed);
    }

    private void designChanged(DenseNetSpec now) {
        if (imported.fit(now) != fit) {
            document.specProperty().removeListener(changed);
            notices.withdraw(text);
        }
    }

    private static String text(ImportedDesign imported) {
        DenseNetSpec spec = imported.spec();
        return imported.assumed().isEmpty()
                ? Messages.text(
                        "file.importedWhole",
                        spec.name(),
                        spec.batch(),
                        imported.file().getFileName())
                : Messages.text(
                        "file.imported",
                        spec.name(),
                        classes(spec),
                        imported.file().getFileName(),
                        imported.assumed().orElseThrow());
    }

    /** The classes, and the channels if they are not those of RGB images. */
    private static String classes(DenseNetSpec spec) {
        int channels = spec.input().channels();
        return channels == InputSpec.RGB
                ? Messages.text("file.classes", spec.classes())
                : Messages.text("file.classesAndChannels", spec.classes(), channels);
    }
}
