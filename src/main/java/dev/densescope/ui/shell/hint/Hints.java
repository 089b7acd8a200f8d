package dev.densescope.ui.shell.hint;

import dev.densescope.ui.model.KeptState;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Which hints are still shown, kept between starts. FX thread only. */
public final class Hints {
    private static final String SHOWN = "hints.shown";
    private static final String SEEN = "hints.seen.";
    private static final String NO = "no";
    private static final String YES = "yes";

    private final KeptState kept;
    private final BooleanProperty shown;

    public Hints(KeptState kept) {
        this.kept = kept;
        shown = new SimpleBooleanProperty(this, "shown", !kept.get(SHOWN).equals(Optional.of(NO)));
        shown.addListener((observable, before, now) -> kept.set(SHOWN, now ? YES : NO));
    }

    /** Whether hints are shown at all. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** The first of these hints that has not been dismissed; empty if hints are not shown. */
    Optional<Hint> next(List<Hint> hints) {
        return hints.stream().filter(hint -> shown.get() && !isSeen(hint)).findFirst();
    }

    void dismiss(Hint hint) {
        kept.set(SEEN + hint.id(), YES);
    }

    /** Shows all hints again. */
    public void reset() {
        for (Hint hint : Hint.values()) {
            kept.remove(SEEN + hint.id());
        }
        shown.set(true);
    }

    private boolean isSeen(Hint hint) {
        return kept.get(SEEN + hint.id()).equals(Optional.of(YES));
    }
}
