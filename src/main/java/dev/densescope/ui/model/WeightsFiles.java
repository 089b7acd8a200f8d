package dev.densescope.ui.model;

import java.util.List;

/** How files of weights are usually called, for dialogs; what a file is, its first bytes tell. */
public final class WeightsFiles {
    public static final List<String> PATTERNS = List.of("*.safetensors", "*.pth", "*.pt", "*.bin", "*.pth.tar");

    private WeightsFiles() {}
}
