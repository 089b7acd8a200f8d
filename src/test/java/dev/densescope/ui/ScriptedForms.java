package dev.densescope.ui;

import dev.densescope.ui.run.form.pane.FormDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dialogs of a run's settings that a test answers beforehand, and that tell what was asked. */
public final class ScriptedForms implements FormDialogs {
    private final List<String> asked = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();

    /** All dialogs give this one. */
    public void choose(Path path) {
        chosen = Optional.of(path);
    }

    /** What was asked, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Optional<Path> weightsToRead(String title, Optional<Path> startFolder) {
        return answer("read", title, startFolder);
    }

    @Override
    public Optional<Path> weightsToWrite(String title, Optional<Path> startFolder) {
        return answer("write", title, startFolder);
    }

    @Override
    public Optional<Path> trainingToWrite(String title, Path suggestion) {
        asked.add("write \"" + title + "\", suggesting " + suggestion.getFileName());
        return chosen;
    }

    @Override
    public Optional<Path> folder(String title, Optional<Path> startFolder) {
        return answer("folder", title, startFolder);
    }

    private Optional<Path> answer(String what, String title, Optional<Path> startFolder) {
        String place = startFolder.map(Path::getFileName).map(Path::toString).orElse("any folder");
        asked.add(what + " \"" + title + "\" from " + place);
        return chosen;
    }
}
