package dev.densescope.ui.design.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.model.DesignDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityModelTest {
    private static final DenseNetSpec START = TestWorkspace.DESIGN;

    private final DesignDocument document = new DesignDocument(START);
    private final QuantityModel batch = model("batch");

    @Test
    void whatIsTypedIsAppliedAtOnceAndIsOneStep() {
        batch.type("3");
        assertEquals(3, document.spec().batch());
        batch.type("32");
        assertEquals(32, document.spec().batch());
        batch.finishTyping();
        assertEquals("batch to 32", document.undoNameProperty().get());
        document.undo();
        assertEquals(START, document.spec());
        assertEquals("4", batch.textProperty().get());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'Batch must be from 1 to 65,536.'",
        "-1, 'Batch must be from 1 to 65,536.'",
        "999999, 'Batch must be from 1 to 65,536.'",
        "99999999999, 'Batch must be from 1 to 65,536.'",
        "99999999999999999999999, 'Batch must be from 1 to 65,536.'",
        "'', Type a whole number.",
        "many, Type a whole number.",
        "1.5, Type a whole number."
    })
    void anInvalidTextStaysWithTheReasonAndTheDesignIsAsBefore(String text, String reason) {
        batch.type(text);
        assertEquals(text, batch.textProperty().get());
        assertEquals(reason + " The design keeps 4.", batch.reasonProperty().get());
        assertEquals(START, document.spec());
        batch.finishTyping();
        assertEquals("4", batch.textProperty().get());
        assertEquals("", batch.reasonProperty().get());
    }

    @Test
    void enterLeavesWhatIsNotAllowedMarkedWithItsReason() {
        batch.type("0");
        batch.confirmTyping();
        assertEquals("0", batch.textProperty().get());
        assertEquals(
                "Batch must be from 1 to 65,536. The design keeps 4.",
                batch.reasonProperty().get());
        batch.type("08");
        batch.confirmTyping();
        assertEquals("8", batch.textProperty().get());
    }

    @Test
    void theReasonGoesWhenTheTextIsRightAgain() {
        batch.type("0");
        batch.type("08");
        assertEquals("", batch.reasonProperty().get());
        assertEquals("08", batch.textProperty().get(), "what is typed is not changed under the fingers");
        batch.finishTyping();
        assertEquals("8", batch.textProperty().get());
    }

    @Test
    void undoWhileTypingShowsTheValueThatIsBack() {
        batch.type("32");
        document.undo();
        assertEquals("4", batch.textProperty().get());
        batch.type("0");
        document.edit("classes", spec -> spec.withClasses(7));
        assertEquals("4", batch.textProperty().get());
        assertEquals("", batch.reasonProperty().get());
    }

    @Test
    void typingAgainAfterLeavingTheFieldIsAnotherStep() {
        batch.type("8");
        batch.finishTyping();
        batch.type("16");
        document.undo();
        assertEquals(8, document.spec().batch());
    }

    @Test
    void whatIsGivenUpWhileTypingLeavesNothingBehind() {
        batch.type("3");
        batch.type("32");
        batch.cancelTyping();
        assertEquals(START, document.spec());
        assertEquals("4", batch.textProperty().get());
        assertEquals("", document.undoNameProperty().get());
    }

    @ParameterizedTest
    @CsvSource({
        "batch, 999999, 9",
        "classes, 9999999, 9",
        "growthRate, 99999, 9",
        "layers, 99999, 9",
        "bottleneck, 999k, 9",
        "initialChannels, 999999, 9",
        "inputChannels, 999, 9",
        "input, 48 × 99999, 48",
        "compression, 0.55.5, 0.5",
        "dropout, 0.999, 0.9",
    })
    void noPartOfATextThatIsNotAllowedHolds(String field, String text, String beginning) {
        QuantityModel quantity = model(field);
        String before = quantity.textProperty().get();
        boolean partWasAllowed = false;
        for (int end = 1; end <= text.length(); end++) {
            quantity.type(text.substring(0, end));
            partWasAllowed |= !document.spec().equals(START);
        }
        assertTrue(partWasAllowed, "each key shows what it means while that is allowed, such as " + beginning);
        assertEquals(START, document.spec());
        assertTrue(quantity.reasonProperty().get().endsWith(" The design keeps " + before + "."), field);
        assertEquals(text, quantity.textProperty().get());
        quantity.finishTyping();
        assertEquals(START, document.spec());
        assertEquals(before, quantity.textProperty().get());
        assertEquals("", quantity.reasonProperty().get());
        assertEquals("", document.undoNameProperty().get());
    }

    @Test
    void aTextThatIsMendedIsAppliedAgain() {
        batch.type("655300");
        batch.type("65530");
        assertEquals(65530, document.spec().batch());
        assertEquals("", batch.reasonProperty().get());
        batch.finishTyping();
        document.undo();
        assertEquals(START, document.spec());
    }

    @Test
    void aDragOfTheSliderIsOneStep() {
        for (double at = 0.2; at < 0.9; at += 0.01) {
            batch.slide(at);
        }
        assertTrue(document.spec().batch() > 100);
        batch.finishSliding();
        batch.slide(0);
        assertEquals("1", batch.textProperty().get());
        batch.finishSliding();
        document.undo();
        document.undo();
        assertEquals(START, document.spec());
        assertEquals("", document.undoNameProperty().get());
    }

    @Test
    void aSliderDraggedWhereItMayNotGoSaysWhyUntilItIsLetGo() {
        QuantityModel input = model("input");
        input.slide(0);
        assertEquals(4, document.spec().input().height());
        document.edit(
                "blocks",
                spec -> spec.withInput(InputSpec.square(64))
                        .withBlocks(Stream.of(1, 2, 3, 4, 5, 6)
                                .map(number -> START.blocks().get(0))
                                .toList()));
        DenseNetSpec deep = document.spec();
        input.slide(0);
        assertEquals(deep, document.spec());
        assertTrue(input.reasonProperty().get().startsWith("Input 4x4 is too small"), input.reasonProperty()::get);
        input.finishSliding();
        assertEquals("", input.reasonProperty().get());
        assertEquals("64", input.textProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"bottleneck, 4 k, 5 k, 4 k", "layers, 2, 3, 2", "compression, 0.5, 0.55, 0.5", "classes, 10, 11, 10"})
    void aKeyMovesTheSliderToTheNextValue(String field, String start, String up, String back) {
        QuantityModel quantity = model(field);
        assertEquals(start, quantity.textProperty().get());
        quantity.step(1);
        assertEquals(up, quantity.textProperty().get());
        quantity.step(-1);
        assertEquals(back, quantity.textProperty().get());
        quantity.finishSliding();
        assertEquals(START, document.spec());
    }

    @Test
    void keysDoNotPullBackAValueTypedBeyondTheSlider() {
        batch.type("4096");
        batch.finishTyping();
        batch.step(1);
        assertEquals(4096, document.spec().batch());
        batch.step(-1);
        assertTrue(document.spec().batch() < 1024);
    }

    @Test
    void aBottleneckIsTypedWithOrWithoutItsUnit() {
        QuantityModel bottleneck = model("bottleneck");
        for (String text : List.of("2", "2k", " 2 K ")) {
            bottleneck.type("none");
            assertEquals(0, document.spec().blocks().get(0).bottleneck());
            bottleneck.type(text);
            assertEquals(2, document.spec().blocks().get(0).bottleneck(), text);
        }
        bottleneck.finishTyping();
        assertEquals("2 k", bottleneck.textProperty().get());
    }

    @Test
    void anInputIsASideOrHeightTimesWidth() {
        QuantityModel input = model("input");
        input.type("24 x 40");
        assertEquals(new InputSpec(3, 24, 40), document.spec().input());
        input.finishTyping();
        assertEquals("24 × 40", input.textProperty().get());
        input.type("48");
        assertEquals(InputSpec.square(48), document.spec().input());
        input.type("1 x 2 x 3");
        assertEquals(
                "Type a side such as 32, or height × width. The design keeps 24 × 40.",
                input.reasonProperty().get());
    }

    @Test
    void theSliderOfAnInputThatIsNotSquareKeepsItsRatioAndComesBackToWhereItWas() {
        QuantityModel input = model("input");
        input.type("30 × 47");
        input.finishTyping();
        DenseNetSpec before = document.spec();
        double there = input.fractionProperty().get();
        input.slide(0);
        assertEquals(new InputSpec(3, 4, 6), document.spec().input());
        input.slide(1);
        assertEquals(new InputSpec(3, 512, 802), document.spec().input());
        input.slide(there);
        input.finishSliding();
        assertEquals(before, document.spec());
        assertEquals("input size to 30 × 47", document.undoNameProperty().get());
    }

    @Test
    void sidesAndChannelsOutOfBoundsAreNamedInTheWordsOfTheWindow() {
        QuantityModel input = model("input");
        input.type("8 × 9000");
        assertEquals(
                "Input width must be from 1 to 8,192. The design keeps 16.",
                input.reasonProperty().get());
        QuantityModel channels = model("inputChannels");
        channels.type("65");
        assertEquals(
                "Input channels must be from 1 to 64. The design keeps 3.",
                channels.reasonProperty().get());
        channels.type("1");
        channels.finishTyping();
        assertEquals(1, document.spec().input().channels());
        assertEquals("input channels to 1", document.undoNameProperty().get());
        document.undo();
        assertEquals(START, document.spec());
    }

    private QuantityModel model(String field) {
        Quantity quantity = Stream.of(Quantities.ofBlock(1), Quantities.ofNetwork(), Quantities.ofTraining())
                .flatMap(List::stream)
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow();
        QuantityModel model = new QuantityModel(quantity, document);
        document.specProperty().addListener((observable, before, now) -> model.refresh());
        return model;
    }
}
