package dev.densescope.ui.shell.placement;

import java.util.Optional;

/**
 * Whether a window that has just been shown stands where it was put, or its window manager has had another idea. Over once it
 * has stood there for a while, or somebody uses it: from then on its place is its user's.
 */
final class FirstShow {
    /** What is known of a place that has just been asked for is what was asked for; looks that far behind it tell. */
    private static final int LOOKS = 3;

    private final WindowBox wanted;
    private int right;
    private boolean over;

    FirstShow(WindowBox wanted) {
        this.wanted = wanted;
    }

    /**
     * Looks at where it stands.
     *
     * @param managed whether it is known that its window manager has had its say
     * @return what to ask for once more so that it comes to stand where it was put; empty if nothing needs to be done
     */
    Optional<WindowBox> correction(WindowBox there, boolean managed) {
        if (over) {
            return Optional.empty();
        }
        if (wanted.isMisplacedAs(there)) {
            right = 0;
            return Optional.of(wanted);
        }
        right = managed ? right + 1 : 0;
        over = right >= LOOKS;
        return Optional.empty();
    }

    /** It belongs to its user. */
    void end() {
        over = true;
    }
}
