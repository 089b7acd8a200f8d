package dev.densescope.ui.design.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final double WIDTH = 100;

    @Test
    void whatIsUnderThePointerStaysThereWhenZoomed() {
        Viewport twice = Viewport.WHOLE.zoomed(2, 30, WIDTH, 10);
        assertEquals(new Viewport(2, 30), twice);
        assertEquals(Viewport.WHOLE, twice.zoomed(0.5, 30, WIDTH, 10));
    }

    @Test
    void zoomAndPanStayWithinTheWhole() {
        assertEquals(1, Viewport.WHOLE.zoomed(0.1, 50, WIDTH, 10).zoom());
        assertEquals(10, Viewport.WHOLE.zoomed(99, 50, WIDTH, 10).zoom());
        assertEquals(0, new Viewport(2, 30).panned(-99, WIDTH).offset());
        assertEquals(100, new Viewport(2, 30).panned(99, WIDTH).offset());
    }

    @Test
    void itMovesAsLittleAsShowsWhatIsAskedFor() {
        Viewport view = new Viewport(5, 200);
        assertEquals(200, view.showing(210, 290, WIDTH).offset());
        assertEquals(150, view.showing(150, 160, WIDTH).offset());
        assertEquals(260, view.showing(350, 360, WIDTH).offset());
    }

    @Test
    void ofWhatIsTooWideTheBeginningIsShown() {
        assertEquals(250, new Viewport(5, 200).showing(250, 450, WIDTH).offset());
        assertEquals(50, new Viewport(5, 200).showing(50, 450, WIDTH).offset());
    }
}
