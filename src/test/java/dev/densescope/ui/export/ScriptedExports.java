package dev.densescope.ui.export;

import dev.densescope.ui.Notices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Dialogs of exports that a test answers beforehand, and that tell what was asked. */
public final class ScriptedExports implements ExportDialogs {
    private final List<String> asked = new ArrayList<>();
    private Function<String, Optional<Path>> answer = name -> Optional.empty();
    private boolean replaces = true;

    /** Everything is exported to this file or folder. */
    public ScriptedExports to(Path target) {
        answer = name -> Optional.of(target);
        return this;
    }

    /** Files get the suggested name in this folder. */
    public ScriptedExports into(Path folder) {
        answer = name -> Optional.of(name.isEmpty() ? folder : folder.resolve(name));
        return this;
    }

    /** Whether files in a folder may be replaced. */
    public ScriptedExports replacing(boolean may) {
        replaces = may;
        return this;
    }

    /** What was asked, in order. */
    public List<String> asked() {
        return asked;
    }

    /** Exports of reports with these dialogs, on the thread of the caller. */
    public ReportExports reports(Notices notices) {
        return reports(notices, Runnable::run);
    }

    /** Exports of reports with these dialogs, whose outcomes are shown by an executor. */
    public ReportExports reports(Notices notices, Executor fx) {
        return new ReportExports(new Exports(notices, Runnable::run, fx), this);
    }

    @Override
    public Optional<Path> file(String type, String suggestedName) {
        asked.add(suggestedName);
        return answer.apply(suggestedName);
    }

    @Override
    public Optional<Path> folder(String type) {
        asked.add("folder for " + type);
        return answer.apply("");
    }

    @Override
    public boolean mayReplace(Path folder, List<String> names) {
        asked.add("replace " + String.join(", ", names));
        return replaces;
    }
}
