package dev.densescope.ui.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.ui.Messages;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Notices;
import java.util.List;
import java.util.Optional;

/** Tells that an edit has dropped the plan of the design, which does not fit its layers, and offers to undo it. FX thread only. */
public final class DroppedPlanNotice {
    private record Dropped(StoragePlan plan, String text) {}

    private final DesignDocument document;
    private final Notices notices;
    private Optional<Dropped> told = Optional.empty();

    private DroppedPlanNotice(DesignDocument document, Notices notices) {
        this.document = document;
        this.notices = notices;
    }

    /** Tells it of all edits from now on. */
    public static void follow(Workspace workspace, Notices notices) {
        DroppedPlanNotice notice = new DroppedPlanNotice(workspace.document(), notices);
        workspace.whenPlanDropped(notice::dropped);
        workspace.planProperty().addListener((observable, before, now) -> notice.changed(now));
        workspace.document().undoNameProperty().addListener((observable, before, now) -> notice.undoable(now));
    }

    /** The design has another plan by now. */
    private void dropped(StoragePlan plan) {
        if (document.isMoving() || document.undoNameProperty().get().isEmpty()) {
            return; // what is undone tells its plan, and another design is no edit of this one
        }
        String text = Messages.text(
                "design.planDropped", document.planProperty().get().id());
        told = Optional.of(new Dropped(plan, text));
        notices.done(text, List.of(new NoticeLink(Messages.text("design.planDropped.undo"), () -> restore(plan))));
    }

    private void restore(StoragePlan plan) {
        while (!document.planProperty().get().equals(plan)
                && !document.undoNameProperty().get().isEmpty()) {
            document.undo();
        }
    }

    private void changed(StoragePlan now) {
        if (told.filter(dropped -> dropped.plan().equals(now)).isPresent()) {
            withdraw();
        }
    }

    private void undoable(String undoName) {
        if (undoName.isEmpty()) {
            withdraw();
        }
    }

    private void withdraw() {
        told.map(Dropped::text).ifPresent(notices::withdraw);
        told = Optional.empty();
    }
}
