package dev.densescope.ui.shell.notice;

import dev.densescope.failure.Failure;
import dev.densescope.ui.Messages;
import dev.densescope.ui.theme.Appearance;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;

/**
 * Shows a failure that is in the log, with its details folded; they can be copied for a bug report. The window can be used
 * meanwhile. FX thread only.
 */
public final class FailureDialog implements Consumer<Failure> {
    private static final double WIDTH = 560;
    private static final double DETAILS_HEIGHT = 280;

    private final Window owner;
    private final Appearance appearance;

    public FailureDialog(Window owner, Appearance appearance) {
        this.owner = owner;
        this.appearance = appearance;
    }

    @Override
    public void accept(Failure failure) {
        dialog(failure).show();
    }

    Alert dialog(Failure failure) {
        ButtonType copy = new ButtonType(Messages.text("notice.copyDetails"), ButtonBar.ButtonData.LEFT);
        ButtonType close = new ButtonType(Messages.text("notice.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert dialog = new Alert(Alert.AlertType.NONE);
        dialog.setDialogPane(new FoldedDetails());
        dialog.getDialogPane().getButtonTypes().setAll(copy, close);
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        dialog.setTitle(Messages.text("app.title"));
        dialog.setHeaderText(Messages.text("failure.title"));
        DialogPane pane = dialog.getDialogPane();
        pane.setPrefWidth(WIDTH);
        pane.setContent(sentence(failure));
        pane.setExpandableContent(details(failure));
        Node copying = pane.lookupButton(copy);
        copying.addEventFilter(ActionEvent.ACTION, event -> {
            copy(failure.details());
            event.consume(); // stays open
        });
        appearance.dress(pane.getScene());
        return dialog;
    }

    /** With the link to its details in the language and the spelling of the window. */
    private static final class FoldedDetails extends DialogPane {
        @Override
        protected Node createDetailsButton() {
            Hyperlink unfold = new Hyperlink();
            unfold.getStyleClass().addAll("details-button", "more");
            unfold.textProperty()
                    .bind(Bindings.when(expandedProperty())
                            .then(Messages.text("failure.hideDetails"))
                            .otherwise(Messages.text("failure.showDetails")));
            unfold.setOnAction(event -> setExpanded(!isExpanded()));
            return unfold;
        }
    }

    private static Label sentence(Failure failure) {
        Label sentence = new Label(failure.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return sentence;
    }

    private static TextArea details(Failure failure) {
        TextArea details = new TextArea(failure.details());
        details.setEditable(false);
        details.setPrefHeight(DETAILS_HEIGHT);
        details.setId("failure-details");
        details.getStyleClass().add("label-small");
        details.setAccessibleText(Messages.text("failure.details"));
        return details;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
