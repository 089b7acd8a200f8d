package dev.densescope.cli.run;

import dev.densescope.cli.terminal.Terminal;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.session.Run;
import dev.densescope.session.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the recognised data set on standard error, before a run's first step. Confined to one thread. */
public final class DatasetDisplay {
    private final Terminal terminal;
    private final boolean shown;
    private Optional<DatasetSummary> told = Optional.empty();
    private SkippedImages toldSkipped = SkippedImages.NONE;

    /** @param shown whether anything is shown at all */
    public DatasetDisplay(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** Shows the data set of a started run, unless an earlier one had the same. */
    void started(Run run) {
        if (!shown || run.dataset().isEmpty() || run.dataset().equals(told)) {
            return;
        }
        told = run.dataset();
        DatasetSummary dataset = told.orElseThrow();
        say(dataset.sentence().toString());
        dataset.notices().stream()
                .filter(notice -> !notice.equals(DatasetSummary.NO_EVALUATION))
                .forEach(notice -> say(notice.toString()));
        if (dataset.evaluation().isEmpty()) {
            say("There are no evaluation images: --validation 0.1 would hold out a tenth of each class's images and"
                    + " evaluate on it.");
        }
        toldSkipped = run.progress().skipped();
        toldSkipped.sentence().ifPresent(sentence -> say(sentence.toString()));
        terminal.err().flush();
    }

    /**
     * Problems found while reading the images. All runs use the same data, so those of the run with the most damaged
     * files are shown.
     */
    public List<String> sinceStart(List<RunRecord> runs) {
        return runs.stream()
                .max(Comparator.comparingInt(run -> run.skipped().count()))
                .map(run -> Stream.concat(
                                run.dataset().flatMap(DatasetSummary::damageSentence).stream(),
                                run.skipped().sentenceSince(toldSkipped).stream())
                        .map(Text::toString)
                        .toList())
                .orElse(List.of());
    }

    private void say(String sentence) {
        terminal.say(sentence);
    }
}
