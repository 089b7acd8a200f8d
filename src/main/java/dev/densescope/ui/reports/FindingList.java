package dev.densescope.ui.reports;

import dev.densescope.report.analysis.finding.Finding;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Findings, each with its evidence and advice. */
final class FindingList extends VBox {
    FindingList() {
        getStyleClass().add("findings");
    }

    void show(List<Finding> findings) {
        getChildren().setAll(findings.stream().map(FindingList::row).toList());
    }

    private static HBox row(Finding finding) {
        FontIcon icon = new FontIcon(icon(finding.kind()));
        icon.getStyleClass().add(style(finding.kind()));
        Label statement = new Label(finding.statement());
        statement.setWrapText(true);
        statement.getStyleClass().add("medium");
        Label evidence = new Label(finding.evidence());
        evidence.setWrapText(true);
        evidence.getStyleClass().add("muted");
        VBox words = new VBox(statement, evidence);
        words.getStyleClass().add("finding-words");
        words.getChildren().add(action(finding.action()));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon, words);
        row.getStyleClass().add("finding");
        return row;
    }

    private static Label action(String text) {
        Label action = new Label(text);
        action.setWrapText(true);
        return action;
    }

    private static Feather icon(Finding.Kind kind) {
        return switch (kind) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case NOTE -> Feather.INFO;
            case BAD -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String style(Finding.Kind kind) {
        return switch (kind) {
            case GOOD -> "finding-good";
            case NOTE -> "finding-note";
            case BAD -> "finding-bad";
        };
    }
}
