package dev.densescope.natives;

import dev.densescope.problem.DenseScopeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** No folder is fit for native libraries; the message is one sentence with the next step. */
public final class NativeFolderException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** @param folders each with why it is not, or what went wrong there */
    NativeFolderException(Map<Path, String> folders) {
        super("Native libraries cannot be unpacked to %s: set %s to a folder of your own from which programs may run."
                .formatted(
                        folders.entrySet().stream()
                                .map(folder -> "%s (%s)".formatted(folder.getKey(), folder.getValue()))
                                .collect(Collectors.joining(" or ")),
                        NativeFolder.VARIABLE));
    }

    /** It is the machine that refuses, not what was asked for. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
