package dev.densescope.ui.reports;

import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Findings, each with its evidence and advice. */
final class FindingList extends VBox {
    FindingList() {
        getStyleClass().add("findings");
    }

    void show(List<Finding> findings) {
        getChildren().setAll(findings.stream().map(FindingList::row).toList());
    }

    private static HBox row(Finding finding) {
        IconView icon = new IconView(icon(finding.kind()));
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

    private static Icon icon(Finding.Kind kind) {
        return switch (kind) {
            case GOOD -> Icon.CHECK_CIRCLE;
            case NOTE -> Icon.INFO;
            case BAD -> Icon.ALERT_TRIANGLE;
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
