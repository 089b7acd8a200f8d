package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.machine.Machine;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import dev.densescope.weights.torch.SampleWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the command line is told to do about a refusal names the option that does it. */
class AdvisedOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void ifOnlyClassesDifferTheyAreNamed() throws IOException {
        Files.write(folder.resolve("train.bin"), new byte[4 * 3074]);
        assertRefused(
                "CIFAR-100 images are in 20 classes, but the design has 10: add --classes 20.",
                "--data=cifar100:" + folder + ":coarse");
        assertRefused(
                "CIFAR-100 images are in 20 classes, but the design has 7: use --classes 20.",
                "--data=cifar100:" + folder + ":coarse",
                "--classes=7");
        assertRefused(
                "CIFAR-100 images are 32x32 and are in 20 classes, but the design reads 64x64 and has 10: use --input 32"
                        + " --classes 20.",
                "--data=cifar100:" + folder + ":coarse",
                "--input",
                "64");
    }

    @Test
    void adviceOnAnotherDataSetNamesItsOption() throws IOException {
        Path other = Files.createDirectory(folder.resolve("my data"));
        Files.write(other.resolve("train.bin"), new byte[3074]);
        assertRefused(
                "CIFAR-10 folder %s contains CIFAR-100: use --data \"cifar100:%s\".".formatted(folder, other),
                "--data=cifar10:" + folder);
        assertRefused(
                "Image folder %s contains the binary files of CIFAR-100: use --data \"cifar100:%s\"."
                        .formatted(other, other),
                "--data=images:" + other);
    }

    @Test
    void adviceOnBatchAndHeldOutPartNamesOptions() {
        Path images = images();
        assertRefused(
                "The batch size of 64 exceeds the 4 images in %s: add --batch 4 or less.".formatted(images),
                "--data=images:" + images,
                "--classes=2");
        assertRefused(
                "No image can be held out as 1 % of 4 images in 2 classes: raise --validation, or use more images.",
                "--data=images:" + images, "--classes=2", "--validation=0.01");
        assertRefused(
                "Augmentation crop-flip does not apply to synthetic images: use --augment none.",
                "--augment=crop-flip");
    }

    @Test
    void withoutEvaluationTheOptionForItIsNamed() {
        Path images = images();
        String hint =
                "densescope: There are no evaluation images: --validation 0.1 would hold out a tenth of each class's "
                        + "images and evaluate on it.";
        List<String> common = List.of(
                "profile",
                "--blocks=1,1",
                "--growth=4",
                "--classes=2",
                "--batch=2",
                "--steps=1",
                "--warmup=0",
                "--strategy=shared",
                "--no-progress",
                "--data=images:" + images,
                "--out=" + folder.resolve("out"));
        CommandRun without = CommandRun.of(Machine.local(), common.toArray(String[]::new));
        assertEquals(1, without.err().lines().filter(hint::equals).count(), without.err());
        List<String> more = new ArrayList<>(common);
        more.add("--validation=0.5");
        CommandRun with = CommandRun.of(Machine.local(), more.toArray(String[]::new));
        assertEquals(ExitCodes.DONE, with.exitCode(), with.err());
        assertTrue(!with.err().contains("--validation"), with.err());
    }

    @Test
    void missingEvaluationImagesAreReportedOnceWhereAFolderForThemCannotBeUsed() {
        Path images = folder.resolve("split");
        for (String name : List.of("train/cat/a.png", "train/cat/b.png", "train/dog/a.png", "val/fox/a.png")) {
            ImageFiles.png(images.resolve(name), 8, 8, (x, y) -> x * 7919 + y * 104729);
        }
        CommandRun run = CommandRun.of(
                Machine.local(),
                "profile",
                "--blocks=1,1",
                "--growth=4",
                "--classes=2",
                "--batch=2",
                "--steps=1",
                "--warmup=0",
                "--strategy=shared",
                "--no-progress",
                "--data=images:" + images,
                "--out=" + folder.resolve("out"));
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertEquals(
                1, run.err().lines().filter(line -> line.contains("hold out")).count(), run.err());
    }

    @Test
    void insufficientMemoryIsAnsweredWithAStrategyThatFits() {
        String told = refused("--blocks=6,6", "--batch=8", "--device-memory=60MiB", "--strategy=naive");
        assertTrue(
                told.matches(
                        "(?s).*: use --strategy shared-concat \\(or [a-z, -]+\\), or use --strategy budget:60MiB, or reduce"
                                + " --batch \\(--force starts"
                                + " it anyway\\)\\.\n"),
                told);
        String least = refused("--blocks=6,6", "--batch=8", "--device-memory=1MiB", "--strategy=naive");
        assertTrue(least.contains("; reduce --blocks, --growth or --input (--force starts it anyway)"), least);
    }

    @Test
    void aRunThatRanOutOfMemoryNamesItsOptions() {
        String told = refused("--blocks=6,6", "--batch=8", "--device-memory=60MiB", "--strategy=naive,shared");
        assertTrue(told.contains("densescope: naive: Memory ran out in forward: "), told);
        assertTrue(told.contains(", or reduce the batch (--strategy, --batch).\n"), told);
    }

    @Test
    void aDesignThatIsTooLargeNamesTheOptionsThatMakeItSmaller() {
        assertRefused(
                "block 1 would reach 2010016 channels, but at most 1000000 are allowed: reduce --blocks or --growth.",
                "--blocks=1000",
                "--growth=2010",
                "--init=16");
    }

    @Test
    void aClassifierOfAnotherSizeNamesBothOptions() throws IOException {
        Path file = SampleWeights.write(
                folder.resolve("net.pth"), Presets.cifarBottleneck(16, 4).withClasses(14), "");
        Path design = folder.resolve("net.json");
        DesignFile.write(design, Presets.cifarBottleneck(16, 4));
        String told = refused("--design=" + design, "--weights-in=" + file);
        assertTrue(
                told.endsWith(": its classifier has 14 classes instead of 10: add --weights-head new, or add --classes"
                        + " 14.\n"),
                told);
    }

    @Test
    void resumingFromWeightsIsAnsweredWithWeightsIn() throws IOException {
        Path file = SampleWeights.write(folder.resolve("net.pth"), Presets.cifarBottleneck(16, 4), "");
        String told = refused("--resume=" + file);
        assertTrue(told.contains(": add --weights-in " + file + "."), told);
    }

    @Test
    void aMissingDeviceIsRefusedWithTheAvailableOnes() {
        String told = refused("--device=tpu");
        assertTrue(
                told.matches(
                        "densescope: Device 'tpu' is not known: use --device auto \\(or cpu, [a-z0-9:, ]+\\)\\.\n"),
                told);
    }

    private Path images() {
        Path images = folder.resolve("images");
        for (String name : List.of("cat/a.png", "cat/b.png", "dog/a.png", "dog/b.png")) {
            ImageFiles.png(images.resolve(name), 8, 8, (x, y) -> x * 7919 + y * 104729);
        }
        return images;
    }

    private void assertRefused(String sentence, String... options) {
        assertEquals("densescope: " + sentence + "\n", refused(options));
    }

    private String refused(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "profile", "--steps=1", "--warmup=0", "--no-progress", "--quiet", "--out=" + folder.resolve("out")));
        args.addAll(List.of(options));
        CommandRun run = CommandRun.of(Machine.local(), args.toArray(String[]::new));
        assertTrue(run.exitCode() == ExitCodes.BAD_USAGE || run.exitCode() == ExitCodes.FAILED, run.err());
        return run.err();
    }
}
