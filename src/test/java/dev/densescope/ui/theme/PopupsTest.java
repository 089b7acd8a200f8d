package dev.densescope.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Menus, lists and tooltips, where windows can be transparent and where they cannot. */
class PopupsTest {
    private Stage stage;

    private enum Popup {
        MENU(".context-menu") {
            @Override
            void show(StackPane root) {
                new ContextMenu(new MenuItem("One"), new MenuItem("Two")).show(root, 50, 50);
            }
        },
        TOOLTIP(".tooltip") {
            @Override
            void show(StackPane root) {
                new Tooltip("What it is").show(root, 50, 50);
            }
        },
        LIST(".list-view") {
            @Override
            void show(StackPane root) {
                ComboBox<String> box = new ComboBox<>();
                box.getItems().addAll("naive", "shared");
                root.getChildren().add(box);
                root.applyCss();
                root.layout();
                box.show();
            }
        };

        private final String selector;

        Popup(String selector) {
            this.selector = selector;
        }

        abstract void show(StackPane root);
    }

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @ParameterizedTest
    @EnumSource
    void withoutTransparencyThereIsNothingOutsideTheBorder(Popup popup) {
        Region region = shown(popup, false);
        assertNull(region.getEffect());
        for (BackgroundFill fill : region.getBackground().getFills()) {
            assertEquals(0, fill.getRadii().getTopLeftHorizontalRadius());
        }
        assertEquals(region.getScene().getWidth(), region.getWidth(), 1, "the window is as wide as what it shows");
        assertEquals(region.getScene().getHeight(), region.getHeight(), 1);
        assertIsPanel(region);
    }

    @ParameterizedTest
    @EnumSource
    void withTransparencyThereIsAShadow(Popup popup) {
        Region region = shown(popup, true);
        assertNotNull(region.getEffect());
        assertIsPanel(region);
    }

    /** Nothing shows through. */
    private static void assertIsPanel(Region region) {
        var fills = region.getBackground().getFills();
        assertEquals(
                Palette.DARK.color(Token.PANEL), fills.get(fills.size() - 1).getFill());
    }

    private Region shown(Popup popup, boolean transparentWindows) {
        stage = Pictures.onFx(() -> {
            StackPane root = new StackPane();
            Stage owner = new Stage();
            owner.setScene(Pictures.scene(root, new Appearance(Theme.DARK, false, transparentWindows), 300, 200));
            owner.show();
            popup.show(root);
            return owner;
        });
        Frames.settle();
        return Pictures.onFx(() -> {
            Parent root = Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance)
                    .map(window -> window.getScene().getRoot())
                    .findFirst()
                    .orElseThrow();
            root.applyCss();
            root.layout();
            Region region = root.lookupAll(popup.selector).stream()
                    .map(Region.class::cast)
                    .filter(each -> each.getBackground() != null) // the popup itself lends its style class
                    .findFirst()
                    .orElseThrow();
            assertTrue(region.getWidth() > 0);
            return region;
        });
    }
}
