package dev.densescope.ui.shell.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.DeviceInfo;
import dev.densescope.failure.LoggedFailures;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.hardware.Target;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.RunForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GpuSearchTest {
    private static final DeviceListing NONE = new DeviceListing(
            new DeviceInfo("cuda", "cuda", "none", 0), Optional.of(Text.verbatim("No GPU was found.")));

    private final RunForm form = new RunForm(List.of("auto", "cpu", "nd4j"), 2);
    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final GpuSearch search = new GpuSearch(form, workspace);
    private final LoggedFailures logged = new LoggedFailures();
    private final List<Runnable> toDo = new ArrayList<>();

    @Test
    void untilTheSearchEndsRunsUseTheCpu() {
        search.begin(() -> List.of(gpu(0, Optional.empty())), toDo::add, Runnable::run);

        assertTrue(workspace.machine().device().startsWith("CPU, "));
        assertEquals(
                "Searching for GPUs: runs use the CPU if there is none",
                workspace.machine().reason());
        assertEquals(List.of("auto", "cpu", "nd4j"), form.devices());
    }

    @Test
    void withoutAGpuTheReasonIsAtHand() {
        find(NONE);

        assertFalse(workspace.machine().isGpu());
        assertEquals(
                "Runs use the CPU: no usable GPU\nNo GPU was found.",
                workspace.machine().fullReason());
        assertEquals(List.of("auto", "cpu", "nd4j"), form.devices());
    }

    @Test
    void aGpuThatCannotBeUsedIsNamedWithTheReason() {
        find(gpu(0, Optional.of("It is old.")));

        assertFalse(workspace.machine().isGpu());
        assertEquals(
                "Runs use the CPU: GPU 0 cannot be used\nIt is old.",
                workspace.machine().fullReason());
    }

    @Test
    void theFirstUsableGpuIsUsedAndItsMemoryDesignedFor() {
        find(gpu(0, Optional.of("It is old.")), gpu(1, Optional.empty()));

        assertTrue(workspace.machine().isGpu());
        assertEquals("GPU 1, 41.0\u00a0GiB", workspace.machine().device());
        assertEquals(
                "Runs use cuda:1, the first usable GPU", workspace.machine().fullReason());
        assertEquals(41L << 30, workspace.deviceMemoryBytesProperty().get());
        assertEquals(
                Prediction.of(
                        Schedule.compile(Network.of(TestWorkspace.DESIGN), Strategy.SHARED, Target.nvidia(false))),
                workspace.predictions().of(Sharing.of(Strategy.SHARED)));
        assertEquals(List.of("auto", "cpu", "nd4j", "cuda:0", "cuda:1"), form.devices());
    }

    @Test
    void aSizeThatTheUserTypedStays() {
        workspace.deviceMemoryBytesProperty().set(3L << 30);

        find(gpu(0, Optional.empty()));

        assertEquals(3L << 30, workspace.deviceMemoryBytesProperty().get());
    }

    @Test
    void aChoiceIsFollowed() {
        find(gpu(0, Optional.empty()), gpu(1, Optional.of("It is old.")));

        form.deviceProperty().set("cpu");
        assertEquals("Runs use the CPU, as chosen", workspace.machine().fullReason());
        form.deviceProperty().set("nd4j");
        assertEquals("Runs use ND4J, as chosen", workspace.machine().fullReason());
        form.deviceProperty().set("cuda:0");
        assertEquals("Runs use cuda:0, as chosen", workspace.machine().fullReason());
        form.deviceProperty().set("cuda:1");
        assertEquals(
                "cuda:1 is chosen but cannot be used\nIt is old.",
                workspace.machine().fullReason());
        form.deviceProperty().set("cuda:7");
        assertEquals("cuda:7 is chosen but was not found", workspace.machine().fullReason());
    }

    @Test
    void aSearchThatBreaksLeavesTheCpu() {
        search.begin(
                () -> {
                    throw new UnsatisfiedLinkError("broken");
                },
                Runnable::run,
                Runnable::run);

        assertBroken("broken");
    }

    @Test
    void aSearchThatGetsNoThreadLeavesTheCpuToo() {
        search.begin(
                List::of,
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                Runnable::run);

        assertBroken("the system allows this process no more threads");
    }

    private void assertBroken(String reason) {
        String said = workspace.machine().fullReason();
        assertTrue(
                said.startsWith("Runs use the CPU: no usable GPU\nThe search for GPUs failed: %s. ".formatted(reason)),
                said);
        assertFalse(workspace.machine().isGpu());
        assertTrue(logged.tell("The search for GPUs failed", "at " + getClass().getName()));
    }

    @AfterEach
    void close() {
        logged.close();
    }

    private void find(DeviceListing... gpus) {
        search.begin(() -> List.of(gpus), Runnable::run, Runnable::run);
    }

    private static DeviceListing gpu(int index, Optional<String> problem) {
        return new DeviceListing(
                new DeviceInfo("cuda:" + index, "GPU " + index, "cuDNN 9", (40L + index) << 30),
                problem.map(Text::verbatim),
                Optional.of(new DeviceListing.GpuFacts(
                        Optional.of("8.0"), OptionalLong.empty(), Optional.of("580.65.06"))));
    }
}
