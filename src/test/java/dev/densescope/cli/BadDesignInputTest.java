package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.densescope.plan.decision.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadDesignInputTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --preset=densenet-bc-10012 | densenet-bc-100-12
            --preset=                  | --list-presets
            --growth=0                 | --growth must be a whole number from 1 to 4096, but is '0'.
            --growth=-1                | --growth must be a whole number from 1 to 4096, but is '-1'.
            --growth=1000000000        | --growth must be a whole number from 1 to 4096, but is '1000000000'.
            --growth=99999999999999999999 | --growth must be a whole number from 1 to 4096
            --growth=twelve            | --growth must be a whole number from 1 to 4096, but is 'twelve'.
            --growth                   | --growth needs a value
            --bottleneck=-1            | --bottleneck must be a whole number from 0 to 64, but is '-1'.
            --compression=NaN          | --compression must be a number from 0.01 to 1.0, but is 'NaN'.
            --compression=0            | --compression must be a number from 0.01 to 1.0, but is '0'.
            --stem=alexnet             | --stem must be cifar or imagenet, but is 'alexnet'.
            --init=0                   | --init must be a whole number from 1 to 4096, but is '0'.
            --classes=0                | --classes must be a whole number from 1 to 1000000, but is '0'.
            --input=3                  | input 3x3 is too small for the cifar stem and 2 transitions: use --input 4 or more.
            --input=0                  | --input must be a whole number from 1 to 8192, but is '0'.
            --input=256x               | each side of --input must be a whole number from 1 to 8192, but is ''.
            --input=0x32               | each side of --input must be a whole number from 1 to 8192, but is '0'.
            --input=8x8x8              | --input must be one side such as 32, or height and width such as 256x512, but is '8x8x8'.
            --input=64x3               | input 64x3 is too small for the cifar stem and 2 transitions: use --input 4 or more.
            --channels=0               | --channels must be a whole number from 1 to 64, but is '0'.
            --channels=rgb             | --channels must be a whole number from 1 to 64, but is 'rgb'.
            --dropout=1                | --dropout must be a number from 0.0 to 0.9, but is '1'.
            --dropout=0,2              | --dropout must be a number from 0.0 to 0.9, but is '0,2'.
            --growth=8,16              | --growth must be one growth rate for all blocks or one for each of the 3, but is '8,16', which has 2.
            --growth=8,,16             | each of --growth must be a whole number from 1 to 4096, but is ''.
            --blocks=                  | each of --blocks must be a whole number from 1 to 1000, but is ''.
            --blocks=6,,6              | each of --blocks must be a whole number from 1 to 1000, but is ''.
            --blocks=1,1,1,1,1,1,1,1,1,1,1,1,1 | number of blocks must be from 1 to 12, but is 13.
            --batch=0                  | --batch must be a whole number from 1 to 65536, but is '0'.
            --batch=1.5                | --batch must be a whole number from 1 to 65536, but is '1.5'.
            --strategy=best            | --strategy must be all, or a list of STRATEGIES, plan:FILE and budget:BYTES, but names 'best'.
            --strategy=naive,          | but names ''.
            --design=no-such-file.json | Design file no-such-file.json cannot be read: there is no such file or folder.
            --design=.                 | it is a folder
            --grwth=12                 | --grwth is not an option of 'densescope predict', did you mean --growth?
            --augment=none             | --augment is not an option of 'densescope predict': 'densescope predict --help' shows all.
            surplus                    | takes no argument 'surplus'; give a design as --design surplus.
            densenet-121               | takes no argument 'densenet-121'; give a preset as --preset densenet-121.
            """)
    void isRefusedInOneSentenceThatSaysWhatIsAllowed(String argument, String sentence) {
        assertRefused(CommandRun.of("predict", argument), sentence.replace("STRATEGIES", Strategies.ids()));
    }

    @Test
    void presetAndDesignTogetherAreRefused() {
        assertRefused(
                CommandRun.of("predict", "--preset=densenet-121", "--design=x.json"),
                "--preset and --design exclude each other");
    }

    @Test
    void anOptionGivenTwiceIsRefused() {
        assertRefused(CommandRun.of("predict", "--batch=1", "--batch=2"), "--batch is given more than once");
    }

    static Stream<Arguments> badDesignFiles() {
        return Stream.of(
                arguments("", "it is empty"),
                arguments("{\"format\": \"densescope-des", "its JSON ends too early"),
                arguments("\0\1\2", "it is not valid JSON"),
                arguments("{\"format\": \"a\", \"format\": \"b\"}", "a field is given twice at line 1, column 25"),
                arguments("{\"format\": \"other\"}", "it has no field 'format' that says 'densescope-design'"),
                arguments(
                        "{\"format\": \"densescope-design\", \"version\": 99}",
                        "but this program reads versions up to 1"));
    }

    @ParameterizedTest
    @MethodSource("badDesignFiles")
    void aBadDesignFileIsRefusedByName(String content, String reason, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("net.json"), content);

        CommandRun run = CommandRun.of("predict", "--design", file.toString());

        assertRefused(run, file.toString());
        assertRefused(run, reason);
    }

    @Test
    void aMessageIsOneLineForAnyInput() {
        assertRefused(CommandRun.of("predict", "--preset=a\nb\tc"), "but is 'a b c'.");
    }

    @Test
    void anInvalidPathIsRefusedWithoutJavaTerms() {
        assertRefused(CommandRun.of("predict", "--design=a\0b"), "'a b' cannot be a path under this system's locale");
        assertFalse(CommandRun.of("predict", "--design=a\0b").err().contains("java"));
    }

    @Test
    void oneTransitionIsNotSeveral() {
        assertRefused(CommandRun.of("predict", "--blocks=2,2", "--input=1"), "1 transition: use --input 2 or more.");
    }

    @Test
    void aLongListOfChangesIsShortenedOnlyInTheName() {
        CommandRun run = CommandRun.of("predict", "--growth=" + "0".repeat(300) + "4", "--blocks=1");

        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("DenseNet-BC-100-12 with blocks 1, growth 000"), run.out());
        assertTrue(run.out().contains("000..., 4 layers"), run.out());
    }

    @Test
    void anImpossiblyLargeDesignIsRefused() {
        assertRefused(CommandRun.of("predict", "--init=4096", "--growth=4096"), "at most 2147483639 are allowed");
        assertRefused(CommandRun.of("predict", "--batch=65536", "--input=8192"), "at most 65536 GiB are allowed");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheCommands() {
        assertRefused(CommandRun.of("sweeep"), "'sweeep' is not a command: the commands are ");
        assertRefused(CommandRun.of("--quiet"), "--quiet is not an option of 'densescope'");
        assertRefused(CommandRun.of(), "Name a command: ");
    }

    @Test
    void debugAddsTheStackTrace() {
        CommandRun run = CommandRun.of("predict", "--batch=0", "--debug");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains("\tat dev.densescope.cli."), run.err());
    }

    private static void assertRefused(CommandRun run, String sentence) {
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(sentence), run.err());
        assertTrue(run.err().startsWith("densescope: "), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
