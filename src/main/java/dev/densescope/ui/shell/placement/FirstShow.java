package dev.densescope.ui.shell.placement;

import java.util.Optional;

/**
 * Corrects the position of a new window if its window manager changes it. Ends once the position is stable or the user
 * uses the window.
 */
final class FirstShow {
    /** Number of checks after a request, since the reported position is at first the requested one. */
    private static final int LOOKS = 3;

    private final WindowBox wanted;
    private int right;
    private boolean over;

    FirstShow(WindowBox wanted) {
        this.wanted = wanted;
    }

    /**
     * Checks the position of the window.
     *
     * @param managed whether its window manager has placed it
     * @return the position to request again; empty if it is correct
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

    /** The user has used the window. */
    void end() {
        over = true;
    }
}
