package dev.densescope.ui.design.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final double WIDTH = 100;

    @Test
    void nothingBesideThePictureIsVisible() {
        assertEquals(0, new Viewport(2, 30).panned(-99).inside(WIDTH, 200).offset());
        assertEquals(100, new Viewport(2, 30).panned(99).inside(WIDTH, 200).offset());
        assertEquals(0, new Viewport(2, 30).inside(WIDTH, 90).offset());
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
