package dev.densescope.ui.run.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.ui.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputQuestionTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private int begun;

    @Test
    void aQuestionThatWasForgottenWhileTheFilesWereLookedAtIsNotAsked() throws IOException {
        OutputQuestion question = question(work::add);
        ask(question, others());
        question.forget();
        workOff();
        assertEquals("", question.textProperty().get());
        question.agree();
        assertEquals(0, begun);

        ask(question, others());
        workOff();
        assertTrue(question.textProperty().get().startsWith(folder.resolve("others.safetensors") + " holds other"));
        question.agree();
        assertEquals(1, begun);
    }

    @Test
    void onlyTheLastOfTwoQuestionsIsWaitedFor() {
        OutputQuestion question = question(work::add);
        ask(question, folder.resolve("first.safetensors"));
        ask(question, folder.resolve("second.safetensors"));
        workOff();
        assertEquals(1, begun);
    }

    @Test
    void filesThatCannotBeLookedAtAreToldOf() throws IOException {
        OutputQuestion question = question(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        ask(question, others());
        assertEquals(1, failures.size());
        assertTrue(failures.get(0).sentence().startsWith("The run could not be started"), failures.toString());
        assertEquals(0, begun);
    }

    private void ask(OutputQuestion question, Path weights) {
        RunOutputs outputs = new RunOutputs(Optional.empty(), Optional.empty(), Optional.of(weights), Optional.empty());
        question.ask(outputs, new StartingPoint.Seed(), () -> begun++, failures::add);
    }

    private static OutputQuestion question(Executor worker) {
        return new OutputQuestion(ZoneOffset.UTC, new Background(worker, Runnable::run));
    }

    private Path others() throws IOException {
        return Files.writeString(folder.resolve("others.safetensors"), "weights of another");
    }

    private void workOff() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
