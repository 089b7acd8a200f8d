package dev.densescope.ui.model.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
    private static final DenseNetSpec DESIGN =
            Presets.all().get("densenet-bc-40-12").withBatch(2);

    private final RunHistory history = new RunHistory();

    private static SessionRun run(String file) {
        return new SessionRun(SampleRuns.run(DESIGN, Strategy.SHARED, 1), Optional.of(Path.of(file)));
    }

    /** What learns from runs must not learn twice from one that was opened. */
    @Test
    void aRunThatWasOpenedHasNotEndedInThisSession() {
        history.opened(run("opened"));
        assertEquals(Optional.empty(), history.endedProperty().get());
        SessionRun ended = run("ended");
        history.add(ended);
        history.opened(run("another"));
        history.opened(ended);
        assertEquals(Optional.of(ended), history.endedProperty().get());
        assertEquals(Optional.of(ended), history.latestProperty().get());
        assertEquals(3, history.runs().size());
    }

    @Test
    void runsWithAPropertyMayHaveBeenOpened() {
        RunRecord one = SampleRuns.run(DESIGN, Strategy.SHARED, 1);
        RunRecord other = SampleRuns.run(DESIGN, Strategy.NAIVE, 1);
        RunRecord again = SampleRuns.run(DESIGN, Strategy.SHARED, 1);
        history.add(new SessionRun(one, Optional.empty()));
        history.opened(new SessionRun(again, Optional.of(Path.of("opened"))));
        history.add(new SessionRun(other, Optional.empty()));
        assertEquals(
                List.of(again, one),
                history.newestFirst(
                        run -> run.settings().storage().equals(one.settings().storage())));
        assertEquals(List.of(), history.newestFirst(run -> false));
    }

    @Test
    void aRunHasEndedBeforeItIsTheLatest() {
        List<String> told = new ArrayList<>();
        history.latestProperty().addListener((observable, before, now) -> told.add("latest"));
        history.endedProperty().addListener((observable, before, now) -> told.add("ended"));
        history.add(run("ended"));
        assertEquals(List.of("ended", "latest"), told);
    }
}
