package dev.densescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunTextTest {
    @Test
    void aFileBelowTheHomeIsTheHomesAndAnyOtherIsWrittenWhole() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        Path other = Path.of("/data/a.dscope").toAbsolutePath();
        assertEquals(Path.of("~", "runs", "a.dscope").toString(), RunText.place(home.resolve("runs/a.dscope"), home));
        assertEquals(other.toString(), RunText.place(other, home));
    }
}
