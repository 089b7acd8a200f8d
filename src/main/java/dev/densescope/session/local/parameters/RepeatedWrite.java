package dev.densescope.session.local.parameters;

import dev.densescope.failure.Failures;
import dev.densescope.language.Text;
import dev.densescope.weights.tensor.WeightsException;
import java.util.Optional;

/**
 * A file whose writing may fail, such as on a full disk, and is then tried again later. Confined to the run thread.
 */
final class RepeatedWrite {
    private Optional<Text> failure = Optional.empty();

    /**
     * Tries to write; false if the file system failed.
     *
     * @throws WeightsException if the contents are invalid
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
            if (failure.isEmpty()) { // logged once
                Failures.log(failed.getMessage(), failed);
            }
            failure = Optional.of(failed.told());
            return false;
        }
    }

    /** The reason why the last attempt failed, one sentence; empty if it succeeded. */
    Optional<Text> failure() {
        return failure;
    }
}
