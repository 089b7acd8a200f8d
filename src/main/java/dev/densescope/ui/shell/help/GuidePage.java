package dev.densescope.ui.shell.help;

import dev.densescope.ui.Background;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import dev.densescope.ui.shell.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The user guide: its sections on the left, its text on the right. FX thread only. */
public final class GuidePage implements Page {
    private static final double WIDTH = 920;
    private static final double HEIGHT = 640;
    private static final double SECTIONS = 184;

    private final ListView<MarkdownView.Section> sections = new ListView<>();
    private final ScrollPane scroll = new ScrollPane();
    private final HBox root;

    /** @param background reads the guide and its pictures */
    public GuidePage(Background background, Notices notices) {
        sections.setId("guide-sections");
        sections.setAccessibleText(Messages.text("guide.sections"));
        sections.setMinWidth(SECTIONS);
        sections.setPrefWidth(SECTIONS);
        sections.setMaxWidth(SECTIONS);
        sections.getStyleClass().add("guide-sections");
        sections.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null) {
                scrollTo(now);
            }
        });
        scroll.setId("guide-text");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        root = new HBox(sections, scroll);
        root.getStyleClass().add("panel");
        root.setPrefSize(WIDTH, HEIGHT);
        background.begin(
                Messages.text("guide.unreadable"),
                () -> {
                    MarkdownView guide = MarkdownView.of(text(Messages.text("guide.file")));
                    background.fx().execute(() -> show(guide));
                },
                notices::failed);
    }

    @Override
    public String title() {
        return Messages.text("guide.title");
    }

    @Override
    public Region root() {
        return root;
    }

    /** The text of a guide among the resources. Any thread. */
    static String text(String file) {
        try (InputStream guide = GuidePage.class.getResourceAsStream(file)) {
            return new String(guide.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void show(MarkdownView guide) {
        scroll.setContent(guide.root());
        sections.getItems().setAll(guide.sections());
    }

    private void scrollTo(MarkdownView.Section section) {
        VBox content = (VBox) scroll.getContent();
        double room = content.getHeight() - scroll.getViewportBounds().getHeight();
        double y = section.heading().getBoundsInParent().getMinY();
        scroll.setVvalue(room <= 0 ? 0 : Math.min(1, y / room));
    }
}
