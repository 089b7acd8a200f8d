package dev.densescope.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesAreEscaped() {
        String markup =
                new Markup().element("p", "<b> & \"it's\"", "title", "a\"b<c").finish();
        assertEquals("<p title=\"a&quot;b&lt;c\">&lt;b&gt; &amp; &quot;it&#39;s&quot;</p>", markup);
    }

    @Test
    void charactersThatNoDocumentMayHoldAreReplaced() {
        assertEquals("a\uFFFDb\uFFFDc", new Markup().text("a\u0000b\uD800c").finish());
        assertEquals("\uD83D\uDE00", new Markup().text("\uD83D\uDE00").finish());
    }

    @Test
    void anElementLeftOpenIsAnError() {
        Markup markup = new Markup().open("p");
        assertThrows(IllegalStateException.class, markup::finish);
    }
}
