package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.cli.machine.Machine;
import dev.densescope.data.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on images that are not square RGB, by the real engine, up to the reports. */
class UnusualInputsTest {
    private static final String SINGLE_VALUES =
            "Batch norm sees a single value per channel from block2/layer1 on (batch 1, feature maps of 1x1), so nothing is"
                    + " learned from the images: raise the batch or the input size.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void imagesOfAnyChannelsAndSidesAreTrainedOnEvaluatedAndReported(int channels) throws IOException {
        CommandRun run = train(
                "--channels=" + channels, "--dropout=0.1", "--batch=64", "--data=synthetic", "--format=html,json,csv");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(run.out().contains("Measured bytes equal predicted bytes exactly."), run.out());
        JsonNode report = report();
        assertEquals(channels, report.at("/design/input/channels").intValue());
        JsonNode stem = report.at("/runs/0/layers/0");
        assertEquals(
                List.of(channels, 12, 20),
                List.of(
                        stem.at("/channelsIn").intValue(),
                        stem.at("/height").intValue(),
                        stem.at("/width").intValue()));
        assertEquals(256, report.at("/runs/0/epochs/0/evaluation/images").intValue());
        String html = Files.readString(out().resolve("report.html"));
        assertTrue(html.contains(channels + "\u00a0×\u00a012\u00a0×\u00a020"), "the input's shape");
        assertTrue(html.contains("6 × 10"), "the table of blocks");
        assertTrue(Files.readString(out().resolve("layers.csv")).contains("stem,stem," + channels + ","));
    }

    @Test
    void imageFilesAreTakenAsGreysWhereTheDesignReadsOneChannel() throws IOException {
        CommandRun run = train("--channels=1", "--batch=4", "--data=images:" + images());

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(1, report().at("/runs/0/layers/0/channelsIn").intValue());
        assertEquals(4, report().at("/runs/0/epochs/0/evaluation/images").intValue());
    }

    @Test
    void imageFilesAreRefusedInOneSentenceWhereTheDesignReadsFourChannels() {
        CommandRun run = train("--channels=4", "--batch=4", "--data=images:" + images());

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: Image files have 3 channels, or 1 in greyscale, but the design has 4 input channels: use --channels 3 (or"
                        + " 1).\n",
                run.err());
    }

    @Test
    void aTrainingThatCannotLearnFromItsImagesIsReportedBeforeTheRunAndInTheReport() throws IOException {
        CommandRun run = command(
                "profile", "--blocks=1,1", "--input=2", "--batch=1", "--steps=2", "--warmup=0", "--no-progress");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        String told = "densescope: " + SINGLE_VALUES.replaceAll("\\.$", " (--batch, --input).");
        assertEquals(told, run.err().lines().findFirst().orElseThrow());
        assertEquals(
                1,
                run.err().lines().filter(line -> line.contains("single value")).count());
        assertEquals(SINGLE_VALUES, report().at("/runs/0/notices/0").textValue());
        assertTrue(Files.readString(out().resolve("report.html")).contains("cannot learn from the images."));
        CommandRun predicted = CommandRun.of("predict", "--blocks=1,1", "--input=2", "--batch=1", "--json");
        assertEquals(told + "\n", predicted.err());
        assertEquals(
                SINGLE_VALUES,
                new JsonMapper().readTree(predicted.out()).at("/notices/0").textValue());
    }

    private CommandRun train(String... options) {
        Stream<String> common = Stream.of(
                "profile",
                "--blocks=1,2",
                "--growth=4,6",
                "--input=12x20",
                "--classes=2",
                "--epochs=1",
                "--warmup=0",
                "--no-progress");
        return command(Stream.concat(common, Stream.of(options)).toArray(String[]::new));
    }

    private CommandRun command(String... options) {
        Stream<String> out = Stream.of("--out=" + out());
        return CommandRun.of(
                Machine.local(), Stream.concat(Stream.of(options), out).toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return new JsonMapper().readTree(Files.readString(out().resolve("report.json")));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path images() {
        Path images = folder.resolve("images");
        for (Map.Entry<String, Integer> part : Map.of("train", 8, "val", 4).entrySet()) {
            for (int image = 0; image < part.getValue(); image++) {
                int seed = image;
                ImageFiles.png(
                        images.resolve(part.getKey())
                                .resolve(image % 2 == 0 ? "a" : "b")
                                .resolve(image + ".png"),
                        30,
                        24,
                        (x, y) -> (x * 7919 + y * 104729) * (seed + 1));
            }
        }
        return images;
    }
}
