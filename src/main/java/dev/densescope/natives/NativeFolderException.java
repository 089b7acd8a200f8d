package dev.densescope.natives;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;
import java.nio.file.Path;
import java.util.Map;

/** There is no suitable folder for native libraries. The message is one sentence with the next step. */
public final class NativeFolderException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** @param folders the folders that were tried, each with the reason for its rejection */
    NativeFolderException(Map<Path, Text> folders) {
        super(Text.of(
                "Native libraries cannot be unpacked to %s: set %s to a folder of your own that allows programs to run.",
                folders.entrySet().stream()
                        .map(folder -> Text.of("%s (%s)", folder.getKey(), folder.getValue()))
                        .reduce((one, other) -> Text.of("%s or %s", one, other))
                        .orElseThrow(),
                NativeFolder.VARIABLE));
    }

    /** The cause is the machine, not the user's input. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
