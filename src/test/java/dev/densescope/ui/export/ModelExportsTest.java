package dev.densescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelWeights;
import dev.densescope.model.format.ModelExport;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.network.Network;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.shell.RecordedWeights;
import dev.densescope.weights.tensor.HeadChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports of the design, with initial or opened weights and the selected plan. */
class ModelExportsTest {
    private static final long OTHER_SEED = 7;

    private final Workspace workspace = TestWorkspace.of(TestWorkspace.DESIGN);
    private final Network network = Network.of(TestWorkspace.DESIGN);
    private final RecordedWeights start = new RecordedWeights();
    private final RecordedNotices notices = new RecordedNotices();
    private final ScriptedExports dialogs = new ScriptedExports();
    private final ReportExports reports = dialogs.reports(notices);
    private final ModelExports models = new ModelExports(workspace, start, reports.exports(), dialogs);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFormatIsWrittenAsTheCommandLineWritesIt(ModelFormat format) throws IOException {
        Path expected = written(format, ModelWeights.initial(network, start.seed()));
        Path target = Files.createDirectory(folder.resolve("target"));
        dialogs.into(target);
        models.export(format);
        assertEquals(List.of(), notices.failed());
        assertEquals(List.of("Exported %s.".formatted(expected.getFileName())), notices.done());
        assertEquals(-1, Files.mismatch(expected, target.resolve(expected.getFileName())));
    }

    @Test
    void openedWeightsAreWrittenInPlaceOfInitialOnes() throws IOException {
        Path weights = written(ModelFormat.SAFETENSORS, ModelWeights.initial(network, OTHER_SEED));
        assertEquals("initial weights, seed 1 · plan shared", models.contents());
        start.use(weights);
        assertEquals("weights of three-blocks.safetensors · plan shared", models.contents());
        Path target = folder.resolve("out.onnx");
        dialogs.to(target);
        models.export(ModelFormat.ONNX);
        try (ModelWeights opened = ModelWeights.open(weights, network, HeadChoice.MATCH, 1)) {
            assertEquals(-1, Files.mismatch(written(ModelFormat.ONNX, opened), target));
        }
    }

    @Test
    void theFileOfTheWeightsIsNotReplaced() throws IOException {
        Path weights = written(ModelFormat.SAFETENSORS, ModelWeights.initial(network, OTHER_SEED));
        byte[] before = Files.readAllBytes(weights);
        start.use(weights);
        dialogs.to(Files.createSymbolicLink(folder.resolve("link.safetensors"), weights));
        models.export(ModelFormat.SAFETENSORS);
        assertEquals(1, notices.failed().size());
        assertTrue(
                notices.failed().get(0).contains("has the weights to export"),
                notices.failed().get(0));
        assertEquals(List.of(), notices.done());
        assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(weights)));
    }

    @Test
    void weightsOfAnotherDesignAndAFolderThatVanishedAreToldInASentence() throws IOException {
        Path weights = written(ModelFormat.SAFETENSORS, ModelWeights.initial(network, OTHER_SEED));
        workspace.document().edit("classes", spec -> spec.withClasses(11));
        start.use(weights);
        dialogs.to(folder.resolve("a.onnx"));
        models.export(ModelFormat.ONNX);
        dialogs.to(folder.resolve("gone/a.onnx"));
        models.export(ModelFormat.ONNX);
        assertEquals(2, notices.failed().size(), notices.failed().toString());
        assertTrue(
                notices.failed().get(0).contains("three-blocks.safetensors"),
                notices.failed().get(0));
        assertTrue(
                notices.failed().get(1).contains("is no longer there"),
                notices.failed().get(1));
        assertTrue(Files.notExists(folder.resolve("a.onnx")));
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledOneLeavesWhatWasThere(ModelFormat format) throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "old");
        dialogs.to(old);
        reports.exports().running().addListener((ListChangeListener<RunningExport>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(export -> export.shareProperty()
                                .addListener((observable, before, now) ->
                                        reports.exports().cancel(export)));
            }
        });
        models.export(format);
        assertEquals("old", Files.readString(old));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(old), files.toList());
        }
        assertTrue(
                notices.done().get(0).endsWith("was cancelled. No file was written."),
                notices.done().toString());
    }

    private Path written(ModelFormat format, ModelWeights weights) throws IOException {
        Path expected = Files.createDirectories(folder.resolve("expected"));
        return ModelExport.write(
                        new ExportedModel(network, workspace.plan(), weights),
                        Set.of(format),
                        expected,
                        WriteProgress.NONE)
                .get(0);
    }
}
