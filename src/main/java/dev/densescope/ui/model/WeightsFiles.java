package dev.densescope.ui.model;

import java.util.List;

/** Usual file name patterns of weights, for file dialogs. The format of a file is recognised by its first bytes. */
public final class WeightsFiles {
    public static final List<String> PATTERNS =
            List.of("*.safetensors", "*.pth", "*.pt", "*.bin", "*.pth.tar", "*.zip");

    private WeightsFiles() {}
}
