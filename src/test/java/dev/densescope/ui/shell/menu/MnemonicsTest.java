package dev.densescope.ui.shell.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

class MnemonicsTest {
    @Test
    void eachItemHasALetterOfItsOwn() {
        assertEquals(
                List.of("_Save", "Save _as", "Sa_ve all", "_Ö", "123"),
                assigned("Save", "Save as", "Save all", "Ö", "123"));
    }

    @Test
    void whatNoLetterIsLeftForHasNone() {
        assertEquals(List.of("_A", "A"), assigned("A", "A"));
    }

    @Test
    void underscoresStayVisible() {
        assertEquals(List.of("_Open my__file"), assigned("Open my_file"));
    }

    private static List<String> assigned(String... texts) {
        return Mnemonics.assign(Stream.of(texts).map(MenuItem::new).toList()).stream()
                .map(MenuItem::getText)
                .toList();
    }
}
