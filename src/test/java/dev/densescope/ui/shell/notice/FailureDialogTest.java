package dev.densescope.ui.shell.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureDialogTest {
    private static final Failure FAILURE = new Failure(
            "The report could not be written: unexpected error. Please report it with the details.",
            "java.lang.IllegalStateException: no\n\tat dev.densescope.A.b(A.java:1)\n".repeat(9));

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void detailsAreFoldedAndCanBeCopied(Theme theme) {
        Stage owner = Pictures.onFx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Pane()));
            stage.show();
            return stage;
        });
        Alert dialog = Pictures.onFx(() -> {
            Alert shown = new FailureDialog(owner, new Appearance(theme, false)).dialog(FAILURE);
            shown.show();
            return shown;
        });
        DialogPane pane = dialog.getDialogPane();
        Pictures.take(pane.getScene(), "failure-" + theme);
        does(pane, shown -> {
            assertFalse(shown.isExpanded());
            Hyperlink unfold = (Hyperlink) shown.lookup(".details-button");
            assertEquals("Show the details", unfold.getText());
            unfold.fire();
            assertTrue(shown.isExpanded());
            assertEquals("Hide the details", unfold.getText());
        });
        Pictures.take(pane.getScene(), "failure-details-" + theme);
        does(pane, shown -> {
            assertEquals(FAILURE.details(), ((TextArea) shown.lookup("#failure-details")).getText());
            ((Button) shown.lookupButton(shown.getButtonTypes().get(0))).fire();
            assertEquals(FAILURE.details(), Clipboard.getSystemClipboard().getString());
            assertTrue(dialog.isShowing(), "copying does not close it");
            ((Button) shown.lookupButton(shown.getButtonTypes().get(1))).fire();
            assertFalse(dialog.isShowing());
        });
        Pictures.onFx(() -> {
            owner.close();
            return List.of();
        });
    }

    private static void does(DialogPane pane, Consumer<DialogPane> work) {
        Pictures.onFx(() -> {
            work.accept(pane);
            return pane;
        });
    }
}
