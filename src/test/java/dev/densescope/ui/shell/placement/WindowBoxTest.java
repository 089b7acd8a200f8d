package dev.densescope.ui.shell.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowBoxTest {
    private static final WindowBox LEFT = screen(0, 0, 1920, 1040);
    private static final WindowBox RIGHT = screen(1920, -200, 2560, 1400);
    private static final List<WindowBox> BOTH = List.of(LEFT, RIGHT);

    @Test
    void aBoxThatIsVisibleStaysWhereItIs() {
        WindowBox box = new WindowBox(100, 50, 1280, 800, false);
        assertEquals(box, box.within(BOTH));
        WindowBox onRight = new WindowBox(2000, -150, 1280, 800, true);
        assertEquals(onRight, onRight.within(BOTH));
    }

    @Test
    void aBoxOnAScreenThatIsGoneComesToTheFirst() {
        assertEquals(
                new WindowBox(640, 0, 1280, 800, false),
                new WindowBox(2000, -150, 1280, 800, false).within(List.of(LEFT)));
    }

    @Test
    void aBoxThatSticksOutIsMovedInOnTheScreenItCoversMost() {
        assertEquals(
                new WindowBox(1920, 100, 1280, 800, false), new WindowBox(1500, 100, 1280, 800, false).within(BOTH));
        assertEquals(new WindowBox(0, 0, 1280, 800, false), new WindowBox(-300, -90, 1280, 800, false).within(BOTH));
    }

    @Test
    void aMaximizedBoxThatStartsJustOutsideItsScreenStaysOnIt() {
        WindowBox maximized = new WindowBox(1912, -208, 2576, 1416, true);
        assertEquals(new WindowBox(1920, -200, 2560, 1400, true), maximized.within(BOTH));
    }

    @Test
    void aBoxLargerThanItsScreenShrinksToIt() {
        assertEquals(
                new WindowBox(0, 0, 1920, 1040, false), new WindowBox(-5, 7, 4000, 3000, false).within(List.of(LEFT)));
    }

    @Test
    void aBoxTooSmallToUseGrowsToTheLeastSize() {
        assertEquals(
                new WindowBox(10, 10, WindowBox.MIN_WIDTH, WindowBox.MIN_HEIGHT, false),
                new WindowBox(10, 10, 5, 5, false).within(BOTH));
    }

    @Test
    void aScreenSmallerThanTheLeastSizeIsFilled() {
        WindowBox small = screen(0, 0, 800, 480);
        assertEquals(small, new WindowBox(0, 0, 1280, 800, false).within(List.of(small)));
    }

    @Test
    void aWindowManagerThatAddsAFrameOrMakesItSmallerMisplacesIt() {
        WindowBox box = new WindowBox(100, 50, 1280, 800, false);
        assertFalse(box.isMisplacedAs(box));
        assertTrue(box.isMisplacedAs(new WindowBox(100, 87, 1280, 800, false)));
        assertTrue(box.isMisplacedAs(new WindowBox(101, 71, 1280, 800, false)));
        assertTrue(box.isMisplacedAs(new WindowBox(100, 50, 958, 595, false)));
    }

    @Test
    void aWindowManagerThatPutsItElsewhereMisplacesItOneThatMakesItLargerDoesNot() {
        WindowBox box = new WindowBox(100, 50, 1280, 800, false);
        assertTrue(box.isMisplacedAs(new WindowBox(400, 87, 1280, 800, false)));
        assertFalse(box.isMisplacedAs(new WindowBox(100, 50, 1400, 900, false)));
    }

    @Test
    void itsTextIsReadBack() {
        WindowBox box = new WindowBox(-12.5, 3, 1280, 800.25, true);
        assertEquals(Optional.of(box), WindowBox.parse(box.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 2 3 4",
                "1 2 3 4 true 6",
                "a b c d e",
                "1 2 Infinity 4 true",
                "NaN 2 3 4 true",
                "1 2 0 4 true"
            })
    void whatIsNoBoxIsNotRead(String text) {
        assertEquals(Optional.empty(), WindowBox.parse(text));
    }

    private static WindowBox screen(double x, double y, double width, double height) {
        return new WindowBox(x, y, width, height, false);
    }
}
