package dev.densescope.report.drawing;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;

/**
 * The colours of charts and pages by meaning, each with one value per theme. Categories have the colours of Okabe and Ito,
 * which colour-blind readers can tell apart. The style sheet of the HTML report has the same values of
 * the light and the dark theme.
 */
public enum Ink {
    BACKGROUND("background", 0xFFFFFF, 0x0E1116, 0x000000),
    PANEL("panel", 0xFFFFFF, 0x151920, 0x000000),
    LINE("line", 0xE2E5EA, 0x262C36, 0x8A8A8A),
    TEXT("text", 0x1A1E26, 0xE7EAF0, 0xFFFFFF),
    MUTED("muted", 0x5F6B7C, 0x98A3B3, 0xE0E0E0),
    ACCENT("accent", 0x2563EB, 0x6B9BFF, 0xFFD400),
    ACCENT_SOFT("accent-soft", 0xE4ECFD, 0x1B2A4A, 0x2E2700),
    BAD("bad", 0xC2410C, 0xFB923C, 0xFF9D5C),
    GOOD("good", 0x047857, 0x34D399, 0x5CFFB6),
    FEATURES("features", 0x0072B2, 0x0072B2, 0x0072B2),
    CONVOLUTION("convolution", 0x56B4E9, 0x56B4E9, 0x56B4E9),
    BATCH_NORM("batch-norm", 0x009E73, 0x009E73, 0x009E73),
    CONCATENATION("concat", 0xE69F00, 0xE69F00, 0xE69F00),
    GRADIENTS("gradients", 0xCC79A7, 0xCC79A7, 0xCC79A7),
    PARAMETERS("parameters", 0x8A94A6, 0x8A94A6, 0x8A94A6),
    WORKSPACE("workspace", 0xC3CAD5, 0x465062, 0x6E7A8C),
    RECOMPUTE("recompute", 0xD55E00, 0xD55E00, 0xD55E00),
    FORWARD("phase-forward", 0x8A94A6, 0x8A94A6, 0xE0E0E0),
    BACKWARD("phase-backward", 0xC3CAD5, 0x465062, 0x6E7A8C),
    UPDATE("phase-update", 0x5F6B7C, 0xC3CAD5, 0xA7ADB6);

    private final String id;
    private final int light;
    private final int dark;
    private final int highContrast;

    Ink(String id, int light, int dark, int highContrast) {
        this.id = id;
        this.light = light;
        this.dark = dark;
        this.highContrast = highContrast;
    }

    /** The name of the variable in the style sheet, without its dashes. */
    public String id() {
        return id;
    }

    /** The colour in a theme, as {@code 0xRRGGBB}. */
    public int rgb(PictureTheme theme) {
        return switch (theme) {
            case LIGHT -> light;
            case DARK -> dark;
            case HIGH_CONTRAST -> highContrast;
        };
    }

    /** The colour in a theme, as {@code #RRGGBB}. */
    public String hex(PictureTheme theme) {
        return "#%06X".formatted(rgb(theme));
    }

    /** The colour of a category. */
    public static Ink of(Category category) {
        return switch (category) {
            case FEATURES -> FEATURES;
            case CONVOLUTION -> CONVOLUTION;
            case BATCH_NORM -> BATCH_NORM;
            case CONCATENATION -> CONCATENATION;
            case GRADIENTS -> GRADIENTS;
            case PARAMETERS -> PARAMETERS;
            case WORKSPACE -> WORKSPACE;
        };
    }

    /** The colour of a phase. */
    public static Ink of(Phase phase) {
        return switch (phase) {
            case FORWARD -> FORWARD;
            case RECOMPUTE -> RECOMPUTE;
            case BACKWARD -> BACKWARD;
            case UPDATE -> UPDATE;
        };
    }
}
