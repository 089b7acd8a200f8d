package dev.densescope.ui.design.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.memory.Category;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The rows of plans that are not predicted yet, after the selected one is. */
class PendingFitTest {
    private static final long MIB = 1L << 20;
    private static final int WIDTH = 780;
    private static final int ROW = 24;

    private final Deque<Runnable> onFx = new ArrayDeque<>();
    private final Workspace workspace = new Workspace(
            new DesignDocument(TestWorkspace.DESIGN),
            new MachineText("cpu", "CPU", "no GPU was found", TestWorkspace.MACHINE_BYTES),
            KeptState.inMemory(),
            Runnable::run,
            onFx::add);

    @Test
    void pendingRowsKeepTheirPlaceAndSayNothing() {
        List<Fit> before = Fit.all(workspace.predictions(), 1);
        edit();
        List<Fit> pending = Fit.all(workspace.predictions(), 1);
        assertEquals(
                before.stream().map(Fit::name).toList(),
                pending.stream().map(Fit::name).toList());
        for (Fit fit : pending) {
            boolean isSelected = fit.plan().equals(Optional.of(workspace.plan()));
            assertEquals(!isSelected, fit.isPending(), fit.name());
            assertEquals(isSelected, fit.isShort(), fit.name());
            assertFalse(fit.fits(), fit.name());
            if (fit.isPending()) {
                assertEquals("\u2026", fit.bytes());
                assertEquals("", fit.verdict());
                assertEquals(fit.name() + " is being computed.", fit.exact());
            }
        }
        onFx.remove().run();
        assertTrue(Fit.all(workspace.predictions(), 1).stream().noneMatch(Fit::isPending));
    }

    @Test
    void theBarsOfTheEarlierDesignTurnGrey() {
        Pictures.startToolkit();
        Stage stage = Pictures.onFx(this::window);
        FitBars bars = (FitBars) stage.getScene().lookup("#fit-bars");
        int selected = workspace.plans().indexOf(workspace.plan());
        int other = selected == 0 ? 1 : 0;
        List<List<String>> before = bars.data().rows();
        Pictures.onFx(() -> {
            edit();
            return bars;
        });
        WritableImage picture = Pictures.take(stage.getScene(), "fit-pending");
        assertTrue(colours(picture, other).contains(Palette.LIGHT.color(Token.TRACK)));
        assertFalse(isAnyCategory(colours(picture, other)));
        assertTrue(isAnyCategory(colours(picture, selected)));
        assertEquals("", bars.data().rows().get(other).get(1));
        assertNotEquals(
                before.get(selected).get(1), bars.data().rows().get(selected).get(1));
        Pictures.onFx(() -> {
            onFx.remove().run();
            return bars;
        });
        assertTrue(isAnyCategory(colours(Pictures.take(stage.getScene(), "fit-complete"), other)));
        assertNotEquals(before.get(other).get(1), bars.data().rows().get(other).get(1));
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    /** Until the selected plan of the new design is shown. */
    private void edit() {
        workspace.document().edit("batch", spec -> spec.withBatch(spec.batch() * 2));
        onFx.remove().run();
    }

    private Stage window() {
        workspace.deviceMemoryBytesProperty().set(MIB);
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        FitBars bars = new FitBars(new DesignViewModel(workspace, new RecordedNotices()), appearance, bytes -> {});
        Stage shown = new Stage();
        shown.setScene(Pictures.scene(new VBox(bars), appearance, WIDTH, 800));
        shown.show();
        return shown;
    }

    private static Set<Color> colours(WritableImage picture, int row) {
        Set<Color> colours = new HashSet<>();
        for (int x = 112; x < WIDTH; x++) {
            colours.add(picture.getPixelReader().getColor(x, 8 + row * ROW + ROW / 2));
        }
        return colours;
    }

    private static boolean isAnyCategory(Set<Color> colours) {
        for (Category category : Category.values()) {
            if (colours.contains(Palette.LIGHT.color(category))) {
                return true;
            }
        }
        return false;
    }
}
