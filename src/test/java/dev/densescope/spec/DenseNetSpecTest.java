package dev.densescope.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseNetSpecTest {
    private static final DenseNetSpec DESIGN = Presets.cifarBottleneck(40, 12);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097, 1_000_000_000, Integer.MIN_VALUE})
    void aGrowthRateOutOfRangeIsRefusedWithTheRange(int growthRate) {
        refused(
                "growthRate",
                "growthRate must be from 1 to 4096, but is " + growthRate + ".",
                () -> new DenseBlockSpec(6, growthRate, 4));
    }

    @ParameterizedTest
    @MethodSource
    void everyOtherFieldIsRefusedOutOfItsRange(String field, String message, Executable change) {
        refused(field, message, change);
    }

    static Stream<Arguments> everyOtherFieldIsRefusedOutOfItsRange() {
        return Stream.of(
                refusal("batch", "batch must be from 1 to 65536, but is 0.", () -> DESIGN.withBatch(0)),
                refusal("classes", "classes must be from 1 to 1000000, but is 0.", () -> DESIGN.withClasses(0)),
                refusal(
                        "layers",
                        "layers must be from 1 to 1000, but is 10000.",
                        () -> new DenseBlockSpec(10000, 1, 0)),
                refusal(
                        "bottleneck",
                        "bottleneck must be from 0 to 64, but is -1.",
                        () -> new DenseBlockSpec(1, 1, -1)),
                refusal(
                        "initialChannels",
                        "initialChannels must be from 1 to 4096, but is 0.",
                        () -> DESIGN.withInitialChannels(0)),
                refusal(
                        "number of blocks",
                        "number of blocks must be from 1 to 12, but is 0.",
                        () -> DESIGN.withBlocks(List.of())),
                refusal(
                        "compression",
                        "compression must be from 0.01 to 1.0, but is NaN.",
                        () -> DESIGN.withCompression(Double.NaN)),
                refusal("dropout", "dropout must be from 0.0 to 0.9, but is 1.0.", () -> DESIGN.withDropout(1.0)),
                refusal(
                        "input width",
                        "input width must be from 1 to 8192, but is 9000.",
                        () -> new InputSpec(3, 1, 9000)),
                refusal("stem", "stem must be cifar or imagenet, but is 'resnet'.", () -> Stem.ofId("resnet")),
                refusal("name", "name is missing.", () -> DESIGN.withName(null)),
                refusal(
                        "name",
                        "name must have at most 200 characters, but has 201.",
                        () -> DESIGN.withName("n".repeat(201))),
                refusal(
                        "name",
                        "name must be one line without control characters.",
                        () -> DESIGN.withName("a\u001b[31m")));
    }

    private static Arguments refusal(String field, String message, Executable change) {
        return Arguments.of(field, message, change);
    }

    @Test
    void anInputTooSmallForTheTransitionsIsRefusedWithTheLeastSide() {
        refused(
                "input",
                "input 3x32 is too small for the cifar stem and 2 transitions: set each side to at least 4.",
                () -> DESIGN.withInput(new InputSpec(3, 3, 32)));
        assertEquals(4, DESIGN.withInput(InputSpec.square(4)).input().height());
    }

    @Test
    void theImageNetStemNeedsALargerInput() {
        DenseNetSpec design = DESIGN.withStem(Stem.IMAGENET);
        refused(
                "input",
                "input 12x12 is too small for the imagenet stem and 2 transitions: set each side to at least 13.",
                () -> design.withInput(InputSpec.square(12)));
        assertEquals(13, design.withInput(InputSpec.square(13)).input().height());
    }

    @Test
    void compressionThatLeavesNoChannelsIsRefusedWithTheLeastThatLeavesOne() {
        DenseNetSpec narrow = DESIGN.withInitialChannels(4).withBlocks(List.of(block(2, 12), block(2, 12)));
        refused(
                "compression",
                "compression 0.03 leaves none of the 28 channels at transition 1: set it to at least 0.036.",
                () -> narrow.withCompression(0.03));
        assertEquals(1, narrow.withCompression(0.036).channelsIntoBlock(1));
    }

    @Test
    void moreChannelsThanAllowedAreRefused() {
        refused(
                "growthRate",
                "block 1 would reach 4096024 channels, but at most 1000000 are allowed: reduce layers or the growth rate.",
                () -> DESIGN.withBlock(0, block(1000, 4096)));
    }

    @Test
    void moreParametersThanAnIntCountsAreRefused() {
        InvalidSpecException refusal =
                assertThrows(InvalidSpecException.class, () -> DESIGN.withBlock(0, new DenseBlockSpec(200, 1000, 4)));
        assertEquals("growthRate", refusal.field());
        assertTrue(refusal.getMessage().contains("at most 2147483639 are allowed"), refusal.getMessage());
    }

    @Test
    void featureMapsBeyondAnyMachineAreRefused() {
        InvalidSpecException refusal = assertThrows(
                InvalidSpecException.class,
                () -> DESIGN.withBatch(2)
                        .withInput(InputSpec.square(InputSpec.MAX_SIDE))
                        .withBlock(0, new DenseBlockSpec(1000, 12, 4)));
        assertEquals("batch", refusal.field());
        assertTrue(refusal.getMessage().contains("at most 65536 GiB are allowed"), refusal.getMessage());
    }

    @Test
    void everyPresetIsAllowedAtTheLargestBatchWhoseImagesFitAnArray() {
        for (DenseNetSpec preset : Presets.all().values()) {
            InputSpec input = preset.input();
            long largest =
                    SizeEstimate.MAX_MINIBATCH_VALUES / ((long) input.channels() * input.height() * input.width());
            int batch = (int) Math.min(DenseNetSpec.MAX_BATCH, largest);

            assertEquals(batch, preset.withBatch(batch).batch());
        }
    }

    @Test
    void aPresetIsFoundInAnyLetterCaseAndNamedForItsDepth() {
        assertEquals(DESIGN, Presets.find("DenseNet-BC-40-12").orElseThrow());
        assertEquals(100, Presets.find("densenet-bc-100-12").orElseThrow().depth());
        assertEquals(100, Presets.find("densenet-100-24").orElseThrow().depth());
        assertEquals(121, Presets.find("densenet-121").orElseThrow().depth());
        assertTrue(Presets.find("densenet-999").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 41, -2})
    void aDepthThatThreeEqualBlocksCannotReachIsRefused(int depth) {
        refused(
                "depth",
                "depth must be 10, 16, 22 and so on (6n + 4), but is " + depth + ".",
                () -> Presets.cifarBottleneck(depth, 12));
    }

    @Test
    void aChangeLeavesTheOtherFieldsAndTheOriginalAlone() {
        DenseNetSpec changed = DESIGN.withBlock(1, block(3, 7));
        assertEquals(
                List.of(DESIGN.blocks().get(0), block(3, 7), DESIGN.blocks().get(2)), changed.blocks());
        assertEquals(DESIGN, changed.withBlocks(DESIGN.blocks()));
        assertEquals(new DenseBlockSpec(6, 12, 4), DESIGN.blocks().get(1));
    }

    private static DenseBlockSpec block(int layers, int growthRate) {
        return new DenseBlockSpec(layers, growthRate, 4);
    }

    private static void refused(String field, String message, Executable change) {
        InvalidSpecException refusal = assertThrows(InvalidSpecException.class, change);
        assertEquals(field, refusal.field());
        assertEquals(message, refusal.getMessage());
    }
}
