package dev.densescope.ui.shell.open;

import dev.densescope.file.FileFormats;
import dev.densescope.problem.DisplayText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What opening files together does.
 *
 * @param design the design file or weights that are opened
 * @param isWeights whether {@code design} is read from weights, which may be large
 * @param run a run file that is opened alone
 * @param compared the files that are added to the compared runs
 * @param refused why the other files are not opened, a sentence for each
 */
public record OpenPlan(
        Optional<Path> design, boolean isWeights, Optional<Path> run, List<Path> compared, List<String> refused) {
    public OpenPlan {
        compared = List.copyOf(compared);
        refused = List.copyOf(refused);
    }

    /** Recognises the files by their names and first bytes. Any thread; slow for archives. */
    public static OpenPlan of(List<Path> files) {
        List<Path> designs = new ArrayList<>();
        List<Path> recorded = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        boolean weights = false;
        boolean traces = false;
        for (Path file : files) {
            FileKind kind = FileKind.of(file);
            switch (kind) {
                case DESIGN, WEIGHTS -> {
                    weights |= designs.isEmpty() && kind == FileKind.WEIGHTS;
                    designs.add(file);
                }
                case RUN, TRACE -> {
                    traces |= kind == FileKind.TRACE;
                    recorded.add(file);
                }
                case FOLDER -> refused.add(Messages.text("opening.folder", name(file)));
                case MISSING -> refused.add(Messages.text("opening.missing", DisplayText.line(file.toString())));
                case SPECIAL -> refused.add(Messages.text("opening.special", name(file)));
                case FOREIGN ->
                    refused.add(Messages.text(
                            "opening.foreign", name(file), FileFormats.of(file).orElseThrow()));
            }
        }
        if (designs.size() > 1) {
            refused.add(Messages.text(
                    "opening.oneDesign", name(designs.get(0)), names(designs.subList(1, designs.size()))));
        }
        boolean alone = recorded.size() == 1 && !traces;
        return new OpenPlan(
                designs.stream().findFirst(),
                weights,
                alone ? Optional.of(recorded.get(0)) : Optional.empty(),
                alone ? List.of() : recorded,
                refused);
    }

    /**
     * What will happen, a line for each screen; empty if nothing is opened.
     *
     * @param runs where a run file is shown
     */
    List<String> actions(RunFileTarget runs) {
        List<String> lines = new ArrayList<>();
        design.ifPresent(file -> lines.add(Messages.text("opening.inDesign", name(file))));
        run.ifPresent(file -> lines.add(runs.text().apply(name(file))));
        if (!compared.isEmpty()) {
            lines.add(Messages.text("opening.inCompare", compared.size(), name(compared.get(0))));
        }
        return lines;
    }

    private static String names(List<Path> files) {
        return files.stream().map(OpenPlan::name).collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return DisplayText.line(String.valueOf(file.getFileName()));
    }
}
