package dev.densescope.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.failure.Failure;
import dev.densescope.spec.Presets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    @Test
    void predictionsThatFailAlikeAreAllTold() {
        Executor broken = work -> {
            throw new RejectedExecutionException("planted");
        };
        Workspace workspace = new Workspace(
                new DesignDocument(Presets.find("densenet-bc-100-12").orElseThrow()),
                new MachineText("cpu", "CPU", "no GPU", 8L << 30),
                KeptState.inMemory(),
                broken,
                Runnable::run);
        List<Failure> told = new ArrayList<>();
        workspace.whenPredictionFailed(told::add);
        for (int batch : List.of(3, 5)) {
            workspace.document().edit("batch", spec -> spec.withBatch(batch));
        }
        assertEquals(2, told.size());
        assertEquals(told.get(0), told.get(1));
    }
}
