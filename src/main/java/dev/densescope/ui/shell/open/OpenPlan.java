package dev.densescope.ui.shell.open;

import dev.densescope.file.FileFormats;
import dev.densescope.file.FileProblem;
import dev.densescope.problem.DisplayText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What opening files together does.
 *
 * @param designs the design files and weights, of which the first that can be read is opened
 * @param run a run file that is opened alone
 * @param compared the files that are added to the compared runs
 * @param refused why the other files are not opened, a sentence for each
 */
public record OpenPlan(List<Candidate> designs, Optional<Path> run, List<Path> compared, List<String> refused) {
    /**
     * A file that may have a design.
     *
     * @param isWeights whether the design is read from weights, which may be large
     */
    public record Candidate(Path file, boolean isWeights) {}

    public OpenPlan {
        designs = List.copyOf(designs);
        compared = List.copyOf(compared);
        refused = List.copyOf(refused);
    }

    /** Recognises the files by their names and first bytes. Any thread; slow for archives. */
    public static OpenPlan of(List<Path> files) {
        List<Candidate> designs = new ArrayList<>();
        List<Path> recorded = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        boolean traces = false;
        for (Path file : files) {
            FileKind kind = FileKind.of(file);
            switch (kind) {
                case DESIGN, WEIGHTS -> designs.add(new Candidate(file, kind == FileKind.WEIGHTS));
                case RUN, TRACE -> {
                    traces |= kind == FileKind.TRACE;
                    recorded.add(file);
                }
                case FOLDER -> refused.add(Messages.text("opening.folder", name(file)));
                case MISSING -> refused.add(Messages.text("opening.missing", DisplayText.line(file.toString())));
                case BROKEN_LINK -> refused.add(Messages.text("opening.brokenLink", name(file)));
                case UNREACHABLE ->
                    refused.add(Messages.text("opening.unreachable", DisplayText.line(file.toString()), reason(file)));
                case SPECIAL -> refused.add(Messages.text("opening.special", name(file)));
                case FOREIGN ->
                    refused.add(Messages.text(
                            "opening.foreign", name(file), FileFormats.of(file).orElseThrow()));
            }
        }
        boolean alone = recorded.size() == 1 && !traces;
        return new OpenPlan(
                designs,
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
        designs.stream().limit(1).forEach(first -> lines.add(Messages.text("opening.inDesign", name(first.file()))));
        run.ifPresent(file -> lines.add(runs.text().apply(name(file))));
        if (!compared.isEmpty()) {
            lines.add(Messages.text("opening.inCompare", compared.size(), name(compared.get(0))));
        }
        return lines;
    }

    /** What will not be opened, if the first design can be read: a sentence each. */
    List<String> refusals() {
        List<String> sentences = new ArrayList<>(refused);
        notOpenedBesides(0).ifPresent(sentences::add);
        return sentences;
    }

    /**
     * That the designs after an opened one are not opened, in a sentence; empty if it is the last.
     *
     * @param opened its index in {@link #designs}
     */
    public Optional<String> notOpenedBesides(int opened) {
        return opened >= designs.size() - 1
                ? Optional.empty()
                : Optional.of(Messages.text(
                        "opening.oneDesign",
                        name(designs.get(opened).file()),
                        names(designs.subList(opened + 1, designs.size()))));
    }

    private static String names(List<Candidate> designs) {
        return designs.stream().map(design -> name(design.file())).collect(Collectors.joining(", "));
    }

    /** Why the system does not say whether a file is there. */
    private static String reason(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return Messages.text("opening.thereByNow");
        } catch (IOException unreachable) {
            return FileProblem.reason(unreachable).inThisProcess();
        }
    }

    private static String name(Path file) {
        return DisplayText.line(String.valueOf(file.getFileName()));
    }
}
