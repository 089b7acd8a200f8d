package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.file.write.NameClaim;
import dev.densescope.network.Network;
import dev.densescope.session.imports.ImportRefusedException;
import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.spec.json.DesignFileException;
import dev.densescope.weights.SampleCheckpoints;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final DenseNetSpec SPEC = Presets.cifarBottleneck(16, 4).withClasses(14);

    @TempDir
    Path folder;

    @Test
    void aCheckpointBecomesItsDesignAndWeights() throws IOException {
        Path file = SampleWeights.write(folder.resolve("My Net.pth"), SPEC, "module.");
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + out);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        Path design = out.resolve("my-net.json");
        Path weights = out.resolve("my-net.safetensors");
        assertEquals("""
                My Net, 14 classes; assumed: batch 64 and input 32x32.
                Weights file %s: prefix module. removed.
                Written: %s
                Written: %s
                To train: densescope profile --design %s --weights-in %s
                """.formatted(file, design, weights, design, weights), run.out());
        assertEquals(SPEC.withName("My Net"), DesignFile.read(design));
        try (WeightsFile before = WeightsFile.open(file, Network.of(SPEC));
                WeightsFile after = WeightsFile.open(weights, Network.of(SPEC))) {
            for (String name : before.names()) {
                assertArrayEquals(before.of(name), after.of(name), name);
            }
        }
    }

    @Test
    void theChannelsOfOtherThanColourImagesAreTold() throws IOException {
        DenseNetSpec grey = SPEC.withInput(new InputSpec(1, 32, 32));
        Path file = SampleWeights.write(folder.resolve("grey.pth"), grey, "");
        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + folder.resolve("out"));
        assertTrue(
                run.out().startsWith("grey, 14 classes, 1 input channel; assumed: batch 64 and input 32x32.\n"),
                run.out());
    }

    @Test
    void aMissingArgumentIsNamedWithAnExample() {
        String example = ", such as: densescope import densenet121.pth --out my-design.\n";
        String out = "--out DIR (folder to write to, created if missing)";
        assertEquals(
                "densescope: densescope import needs " + out + example,
                CommandRun.of("import", "net.pth").err());
        assertEquals(
                "densescope: densescope import needs " + out
                        + " and FILE (a safetensors file, a DenseScope or PyTorch checkpoint (.pth, .pt, .bin), or a Deeplearning4j model (.zip))"
                        + example,
                CommandRun.of("import").err());
        assertEquals(
                "densescope: --out needs a value: DIR.\n",
                CommandRun.of("import", "net.pth", "--out").err());
        assertEquals(ExitCodes.BAD_USAGE, CommandRun.of("import", "net.pth").exitCode());
    }

    @Test
    void whatTheNameOfADesignSaysIsNotSaidTwice() {
        DenseNetSpec spec = SPEC.withName("Mine with blocks 2,2, classes 14, input 24x40")
                .withBatch(7)
                .withInput(new InputSpec(3, 24, 40));
        Path file = SampleCheckpoints.write(folder.resolve("state.safetensors"), spec, 6);

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + folder.resolve("out"));

        assertEquals(
                "Mine with blocks 2,2, classes 14, input 24x40, batch 7, as the file says.",
                run.out().lines().findFirst().orElseThrow());
    }

    @Test
    void aCheckpointOfDenseScopeGivesItsDesignAndTheCommandToResume() {
        DenseNetSpec spec = SPEC.withName("Mine").withBatch(7).withDropout(0.2).withInput(new InputSpec(3, 24, 40));
        Path file = SampleCheckpoints.write(folder.resolve("state.safetensors"), spec, 6);
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + out);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        Path design = out.resolve("mine.json");
        Path weights = out.resolve("mine.safetensors");
        assertEquals(
                """
                Mine, 14 classes, batch 7 and input 24x40, as the file says.
                Weights file %s: %d ignored (momentum).
                Written: %s
                Written: %s
                To train: densescope profile --design %s --weights-in %s
                To resume after step 6, with the --data and --epochs or --steps of its training: densescope profile --design %s --resume %s
                """.formatted(
                        file, Network.of(spec).parameters().size(), design, weights, design, weights, design, file),
                run.out());
        assertEquals(spec, DesignFile.read(design));
        WeightsFile.open(weights, Network.of(spec)).close();
    }

    @Test
    void aFileWhoseTensorsDoNotMatchItsDesignIsRefused() throws IOException {
        Path file = SampleCheckpoints.write(folder.resolve("state.safetensors"), SPEC, 6);
        String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, whole.replace("growthRate\\\":4", "growthRate\\\":8"), StandardCharsets.ISO_8859_1);

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + folder.resolve("out"));

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode(), run.out());
        assertTrue(run.err().contains(file + " cannot be imported as a design"), run.err());
    }

    @Test
    void existingFilesAreNotReplaced() throws IOException {
        Path file = SampleWeights.write(folder.resolve("net.pth"), SPEC, "");
        Files.writeString(folder.resolve("net.json"), "mine");

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + folder);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains("already exists and is not replaced"), run.err());
        assertEquals("mine", Files.readString(folder.resolve("net.json")));
    }

    @Test
    void filesBeingWrittenAreNotReplaced() throws IOException {
        Path file = SampleWeights.write(folder.resolve("net.pth"), SPEC, "");
        Path out = Files.createDirectory(folder.resolve("out"));

        try (NameClaim another = NameClaim.of(out.resolve("net.safetensors"))) {
            CommandRun run = CommandRun.of("import", file.toString(), "--out=" + out);

            assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
            assertTrue(run.err().contains("net.safetensors is being written"), run.err());
            assertFalse(Files.exists(out.resolve("net.json")));
        }
    }

    @Test
    void theDesignAndItsWeightsAreBothWrittenOrNeither() throws IOException {
        ImportedDesign imported = ImportedDesign.of(SampleWeights.write(folder.resolve("net.pth"), SPEC, ""));
        Path out = Files.createDirectory(folder.resolve("out"));
        Path missing = folder.resolve("missing");

        assertThrows(
                DesignFileException.class,
                () -> imported.write(missing.resolve("net.json"), out.resolve("net.safetensors")));
        assertThrows(
                ImportRefusedException.class,
                () -> imported.write(out.resolve("net.json"), missing.resolve("net.safetensors")));

        try (Stream<Path> written = Files.list(out)) {
            assertEquals(List.of(), written.toList());
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedAndNothingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("net.pth"), "version https://git-lfs.github.com/spec/v1\n");
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("import", file.toString(), "--out=" + out);

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                ("densescope: Weights file %s cannot be used: it is a Git LFS pointer, not the "
                                + "file itself: download the file with 'git lfs pull'.%n")
                        .formatted(file),
                run.err());
        assertFalse(Files.exists(out));
    }
}
