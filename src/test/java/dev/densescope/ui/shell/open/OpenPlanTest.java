package dev.densescope.ui.shell.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.spec.json.DesignFile;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenPlanTest {
    private static final RunFileTarget IN_RUN = new RunFileTarget(name -> "Open " + name + " in Run", file -> {});

    @TempDir
    private Path folder;

    @Test
    void oneRunIsReportedAndSeveralAreCompared() throws IOException {
        Path first = file("a.dscope", "");
        Path second = file("b.dscope", "");
        assertEquals(
                List.of("Open a.dscope in Run"), OpenPlan.of(List.of(first)).actions(IN_RUN));
        OpenPlan two = OpenPlan.of(List.of(first, second));
        assertEquals(Optional.empty(), two.run());
        assertEquals(List.of(first, second), two.compared());
        assertEquals(List.of("Add 2 files to Compare"), two.actions(IN_RUN));
    }

    @Test
    void aTraceIsComparedAlsoAlone() throws IOException {
        OpenPlan plan = OpenPlan.of(List.of(file("trace.json", "{\"traceEvents\": []}")));
        assertEquals(List.of("Add trace.json to Compare"), plan.actions(IN_RUN));
        assertEquals(List.of(), plan.refused());
    }

    @Test
    void aDesignOrWeightsOpenInDesign() throws IOException {
        Path design = folder.resolve("net.json");
        DesignFile.write(design, TestWorkspace.DESIGN);
        assertEquals(
                List.of("Open net.json in Design"), OpenPlan.of(List.of(design)).actions(IN_RUN));
        assertFalse(OpenPlan.of(List.of(design)).designs().get(0).isWeights());
        Path weights = SampleWeights.write(folder.resolve("net.pth"), TestWorkspace.DESIGN, "");
        assertEquals(
                List.of(new OpenPlan.Candidate(weights, true)),
                OpenPlan.of(List.of(weights)).designs());
    }

    @Test
    void ofSeveralDesignsTheFirstIsOpenedAndTheOthersTold() throws IOException {
        Path first = file("a.json", "{}");
        OpenPlan plan = OpenPlan.of(List.of(first, file("b.json", "{}"), file("c.json", "{}")));
        assertEquals(List.of("Open a.json in Design"), plan.actions(IN_RUN));
        assertEquals(
                List.of("Only one design is open at a time: a.json is opened, and b.json, c.json not."),
                plan.refusals());
        assertEquals(
                Optional.of("Only one design is open at a time: b.json is opened, and c.json not."),
                plan.notOpenedBesides(1),
                "the first cannot be read");
        assertEquals(Optional.empty(), plan.notOpenedBesides(2));
    }

    @Test
    void whatCannotBeOpenedIsToldInASentenceEach() throws IOException {
        Path image = file("cat.gif", "GIF89a");
        Path gone = folder.resolve("gone.dscope");
        OpenPlan plan = OpenPlan.of(List.of(image, folder, gone));
        assertEquals(List.of(), plan.actions(IN_RUN));
        assertEquals(
                List.of(
                        "cat.gif is a GIF image: DenseScope opens designs, weights, run files, PyTorch memory "
                                + "snapshots and Chrome traces.",
                        folder.getFileName()
                                + " is a folder: open the files in it, or choose a folder of images as data on the Run "
                                + "screen.",
                        gone + " was not found: check its name and folder."),
                plan.refused());
    }

    @Test
    void linksToNoFileAreToldAsLinks() throws IOException {
        Path broken = Files.createSymbolicLink(folder.resolve("broken.json"), folder.resolve("gone.json"));
        Path loop = folder.resolve("loop.json");
        Files.createSymbolicLink(loop, loop);
        assertEquals(
                List.of(
                        "broken.json is a link that leads to no file: check its target.",
                        "loop.json is a link that leads to no file: check its target."),
                OpenPlan.of(List.of(broken, loop)).refused());
    }

    @Test
    void ofAFileThatCannotBeReachedItIsNotSaidThatItIsMissing() {
        Path unreachable = folder.resolve("n".repeat(300) + ".json");
        assumeTrue(!Files.exists(unreachable) && !Files.notExists(unreachable), "its name is too long for Linux");
        String told = OpenPlan.of(List.of(unreachable)).refused().get(0);
        assertTrue(told.endsWith(" cannot be reached: file name too long."), told);
    }

    @Test
    void pipesAndDevicesAreNotRead() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "not on Windows");
        assertEquals(
                List.of("null is a pipe or a device, not a file: save its content to a file and open that."),
                OpenPlan.of(List.of(device)).refused());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
