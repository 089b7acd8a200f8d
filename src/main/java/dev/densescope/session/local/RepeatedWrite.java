package dev.densescope.session.local;

import dev.densescope.failure.Failures;
import dev.densescope.weights.tensor.WeightsException;
import java.util.Optional;

/** A file that may not be written at one time, as on a full disk, and can be at the next. Confined to the run thread. */
final class RepeatedWrite {
    private Optional<String> failure = Optional.empty();

    /**
     * Tries to write; false if the file system refused.
     *
     * @throws WeightsException if what was to be written is no good
     */
    boolean attempt(Runnable write) {
        try {
            write.run();
            failure = Optional.empty();
            return true;
        } catch (WeightsException failed) {
            if (!failed.isOfFileSystem()) {
                throw failed;
            }
            if (failure.isEmpty()) { // once, however often it is tried
                Failures.log(failed.getMessage(), failed);
            }
            failure = Optional.of(failed.getMessage());
            return false;
        }
    }

    /** Why the last attempt failed, one sentence; empty if it did not. */
    Optional<String> failure() {
        return failure;
    }
}
