package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.network.Network;
import dev.densescope.network.Parameter;
import dev.densescope.network.ParameterInitializer;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.weights.WeightsFile;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final DenseNetSpec SPEC = Presets.cifarBottleneck(16, 4).withName("My Net");

    @TempDir
    Path folder;

    @Test
    void aDesignIsExportedWithTheInitialWeightsOfARun() throws IOException {
        CommandRun run = export("--format=safetensors,json", "--seed=7");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        Path weights = out().resolve("my-net.safetensors");
        Path design = out().resolve("my-net.json");
        assertEquals("Written: %s%nWritten: %s%n".formatted(weights, design), run.out());
        assertEquals(SPEC, DesignFile.read(design));
        try (WeightsFile read = WeightsFile.open(weights, Network.of(SPEC))) {
            for (Parameter parameter : Network.of(SPEC).parameters()) {
                assertArrayEquals(
                        new ParameterInitializer(7).valuesOf(parameter), read.of(parameter.name()), parameter.name());
            }
            assertArrayEquals(
                    new float[] {0, 0, 0, 0, 0, 0, 0, 0},
                    read.of("features.denseblock1.denselayer1.norm1.running_mean"));
            assertArrayEquals(
                    new float[] {1, 1, 1, 1, 1, 1, 1, 1},
                    read.of("features.denseblock1.denselayer1.norm1.running_var"));
        }
        assertEquals(List.of("my-net.json", "my-net.safetensors"), names());
    }

    @Test
    void givenWeightsAreExportedUnchangedAndChangesAreTold() throws IOException {
        Path file = SampleWeights.write(folder.resolve("net.pth"), SPEC, "module.");

        CommandRun run = export("--format=safetensors", "--weights-in=" + file);

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(run.out().endsWith("Weights file %s: prefix module. removed.%n".formatted(file)), run.out());
        try (WeightsFile before = WeightsFile.open(file, Network.of(SPEC));
                WeightsFile after = WeightsFile.open(out().resolve("my-net.safetensors"), Network.of(SPEC))) {
            for (String name : before.names()) {
                assertArrayEquals(before.of(name), after.of(name), name);
            }
        }
    }

    @Test
    void existingFilesAreReplacedOnlyByForce() throws IOException {
        assertEquals(ExitCodes.DONE, export("--format=json").exitCode());
        Path design = out().resolve("my-net.json");
        Files.writeString(design, "mine");

        CommandRun refused = export("--format=safetensors,json");

        assertEquals(ExitCodes.BAD_USAGE, refused.exitCode());
        assertEquals(
                "densescope: %s already exists and is not replaced: give another folder as --out.%n".formatted(design),
                refused.err());
        assertEquals("mine", Files.readString(design));
        assertEquals(List.of("my-net.json"), names());
        assertEquals(
                ExitCodes.DONE, export("--format=safetensors,json", "--force").exitCode());
        assertEquals(SPEC, DesignFile.read(design));
    }

    @Test
    void badInputIsRefusedInOneSentence() throws IOException {
        Path other = SampleWeights.write(folder.resolve("other.pth"), SPEC.withClasses(3), "");
        Path plan = folder.resolve("plan.txt");
        Network deeper = Network.of(Presets.cifarBottleneck(22, 4));
        Files.writeString(plan, StepPlan.of(deeper, Strategies.recommended()).text());
        Path file = Files.writeString(folder.resolve("file"), "");

        assertRefused("--format must be a list of ", "but names 'hdf5'.", "--format=hdf5");
        assertRefused("Weights file " + other + " does not fit", "", "--format=safetensors", "--weights-in=" + other);
        assertRefused("--out must be a writable folder", "", "--format=json", "--out=" + file);
        assertRefused("--weights-in has no effect on json", "", "--format=json", "--weights-in=" + other);
        assertRefused("--strategy has no effect on json: leave it out.", "", "--format=json", "--strategy=shared");
        assertRefused(
                "File " + plan + " cannot be used as a plan: the plan does not fit My Net",
                "",
                "--format=pytorch",
                "--plan=" + plan);
        assertRefused(
                "--strategy must be one of naive, ",
                "a file is given as --plan FILE.",
                "--format=pytorch",
                "--strategy=all");
        assertRefused(
                "--strategy and --plan exclude each other",
                "",
                "--format=pytorch",
                "--strategy=shared",
                "--plan=" + plan);
        assertRefused("--weights-in has no effect on pytorch", "", "--format=pytorch", "--weights-in=" + other);
        assertRefused("--seed must be a whole number", "but is 'x'.", "--format=safetensors", "--seed=x");
        assertFalse(Files.exists(out()));
    }

    @Test
    void noFileThatTheCommandReadsIsReplaced() throws IOException {
        CommandRun first = export("--format=safetensors");
        assertEquals(ExitCodes.DONE, first.exitCode(), first.err());
        Path weights = out().resolve("my-net.safetensors");
        byte[] before = Files.readAllBytes(weights);

        CommandRun run = export("--format=safetensors", "--force", "--weights-in=" + weights);

        assertEquals(
                "densescope: --weights-in %s would be replaced by the exported file: give another folder as --out.%n"
                        .formatted(weights),
                run.err());
        assertArrayEquals(before, Files.readAllBytes(weights));

        Path plan = Files.writeString(
                out().resolve("my-net.json"), Strategies.recommended().text() + "\n");
        String text = Files.readString(plan);
        CommandRun ofPlan = export("--format=json,pytorch", "--force", "--plan=" + plan);
        assertTrue(ofPlan.err().startsWith("densescope: --plan " + plan + " would be replaced"), ofPlan.err());
        assertEquals(text, Files.readString(plan));
    }

    @Test
    void anEmptyFolderIsNotTheCurrentOne() {
        for (String blank : List.of("", " ")) {
            CommandRun run = CommandRun.of("export", "--preset=densenet-40-12", "--format=json", "--out=" + blank);
            assertEquals(
                    "densescope: --out must be a writable folder, but is ''.",
                    run.err().strip());
        }
    }

    private void assertRefused(String start, String end, String... args) {
        CommandRun run = export(args);
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("densescope: " + start), run.err());
        assertTrue(run.err().strip().endsWith(end), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private CommandRun export(String... args) {
        Path design = folder.resolve("design.json");
        DesignFile.write(design, SPEC);
        Stream<String> out =
                Stream.of(args).anyMatch(arg -> arg.startsWith("--out")) ? Stream.of() : Stream.of("--out=" + out());
        return CommandRun.of(Stream.of(Stream.of("export", "--design=" + design), out, Stream.of(args))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
