package dev.densescope.ui.run.queue;

import dev.densescope.report.Report;
import dev.densescope.report.analysis.LossAgreement;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.run.text.RunText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The queue of strategies, with the state, reserved bytes and step time of each. */
public final class QueuePane extends VBox {
    private final RunQueue queue;
    private final GridPane grid = new GridPane();
    private final ColumnConstraints name = new ColumnConstraints();
    private final ColumnConstraints figure = new ColumnConstraints();
    private final Label losses = new Label();
    private List<RunRecord> compared = List.of();

    /** @param queue the queue; the pane is hidden while it is empty */
    public QueuePane(RunQueue queue) {
        this.queue = queue;
        Label heading = new Label();
        heading.setId("run-queue-heading");
        heading.textProperty()
                .bind(queue.leftProperty()
                        .map(left -> left.map(time -> Messages.text("run.queue.left", RunText.left(time)))
                                .orElse(Messages.text("run.queue"))));
        heading.getStyleClass().add("section");
        name.setHgrow(Priority.ALWAYS);
        figure.setHalignment(HPos.RIGHT);
        grid.getStyleClass().add("queue-grid");
        losses.setWrapText(true);
        losses.setId("run-same-losses");
        getStyleClass().add("queue");
        getChildren().addAll(heading, grid, losses);
        Presence.set(losses, false);
        queue.runs().addListener((ListChangeListener<QueuedRun>) change -> refresh());
        refresh();
    }

    private void refresh() {
        List<QueuedRun> runs = queue.runs();
        Presence.set(this, !runs.isEmpty());
        grid.getChildren().clear();
        boolean anyTimed = runs.stream().anyMatch(run -> !time(run).isEmpty());
        grid.getColumnConstraints().setAll(anyTimed ? List.of(name, figure, figure) : List.of(name, figure));
        for (int row = 0; row < runs.size(); row++) {
            add(runs.get(row), row, anyTimed);
        }
        List<RunRecord> ended =
                runs.stream().flatMap(run -> run.record().stream()).toList();
        if (!ended.equals(compared)) { // it reads all steps, and others may be measured meanwhile
            compared = ended;
            showLosses(ended);
        }
    }

    /** The time of a step; empty if it is not known. */
    private static String time(QueuedRun run) {
        return run.record()
                .filter(record -> record.medianStepNanos() > 0)
                .map(record -> RunText.millis(record.medianStepNanos()))
                .orElse("");
    }

    private void add(QueuedRun run, int row, boolean timed) {
        Label plan = new Label(queue.name(run.plan()));
        Label state = new Label(state(run));
        plan.getStyleClass().add(run.state() == QueuedRun.State.RUNNING ? "strong" : "plain");
        state.getStyleClass().add(run.state() == QueuedRun.State.ENDED ? "strong" : "muted");
        if (!run.remark().isEmpty()) {
            state.setTooltip(new Tooltip(run.remark()));
        }
        grid.addRow(row, plan, state);
        if (timed) {
            Label time = new Label(time(run));
            time.getStyleClass().add("muted");
            grid.add(time, 2, row);
        }
    }

    private static String state(QueuedRun run) {
        return switch (run.state()) {
            case WAITING -> Messages.text("run.queue.waiting");
            case RUNNING -> run.remark().isEmpty() ? Messages.text("run.queue.running") : run.remark();
            case PAUSED -> Messages.text("run.queue.paused");
            case REFUSED -> Messages.text("run.queue.refused");
            case DROPPED -> Messages.text("run.queue.dropped");
            case ENDED -> run.record().map(QueuePane::result).orElse("");
        };
    }

    private static String result(RunRecord record) {
        return record.measurement()
                .map(measured -> RunText.bytes(measured.reservedBytes()))
                .orElse(RunOutcome.name(record.outcome().id()).inThisProcess());
    }

    private void showLosses(List<RunRecord> ended) {
        Optional<LossAgreement> agreement = Optional.of(ended)
                .filter(records -> !records.isEmpty())
                .map(records -> LossAgreement.of(Report.of(records, Instant.now())));
        losses.setText(agreement.map(QueuePane::text).orElse(""));
        Presence.set(losses, !losses.getText().isEmpty());
        losses.getStyleClass().removeAll("good", "bad");
        losses.getStyleClass()
                .add(agreement.filter(found -> found.differing().isEmpty()).isPresent() ? "good" : "bad");
    }

    /**
     * The sentence about the losses; empty if there is nothing to compare. Of a cancelled run, the finished steps are
     * compared.
     */
    private static String text(LossAgreement agreement) {
        if (!agreement.differing().isEmpty()) {
            return Messages.text("run.queue.otherLosses");
        }
        int compared = agreement.identical().size();
        return compared == 0 ? "" : Messages.text("run.queue.sameLosses", compared + 1);
    }
}
