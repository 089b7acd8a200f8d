package dev.densescope.ui;

import dev.densescope.failure.Failure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Notices of what the user may try again, such as saving a file: a success withdraws the failures that were told before
 * it. FX thread only.
 */
public final class AttemptNotices {
    private final Notices notices;
    private final Map<String, Set<String>> failures = new HashMap<>();

    public AttemptNotices(Notices notices) {
        this.notices = notices;
    }

    /**
     * Tells that something failed, for an expected reason.
     *
     * @param what is equal for an attempt and its repetitions
     */
    public void failed(String what, String sentence) {
        notices.failed(sentence);
        remember(what, sentence);
    }

    /** Tells that something failed, like {@link #failed(String, String)}, with its details. */
    public void failed(String what, Failure failure) {
        notices.failed(failure);
        remember(what, failure.sentence());
    }

    /** Withdraws what was told of earlier attempts. */
    public void succeeded(String what) {
        Set<String> told = failures.remove(what);
        if (told != null) {
            told.forEach(notices::withdraw);
        }
    }

    private void remember(String what, String sentence) {
        failures.computeIfAbsent(what, first -> new LinkedHashSet<>()).add(sentence);
    }
}
