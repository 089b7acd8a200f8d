package dev.densescope.ui.theme;

/**
 * Icons of lines, from Feather (MIT License, Copyright (c) 2013-2023 Cole Bemis). Not those of a font, whose glyphs have holes
 * where lines cross on screens with a scale of two.
 */
public enum Icon {
    ALERT_TRIANGLE("M10.29 3.86 1.82 18a2 2 0 0 0 1.71 3h16.94a2 2 0 0 0 1.71-3L13.71 3.86a2 2 0 0 0-3.42 0z"
            + "M12 9v4M12 17h.01"),
    ANCHOR("M9 5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 22V8M5 12H2a10 10 0 0 0 20 0h-3"),
    ARROW_DOWN("M12 5v14M19 12l-7 7-7-7"),
    ARROW_UP("M12 19V5M5 12l7-7 7 7"),
    CHECK("M20 6 9 17l-5-5"),
    CHECK_CIRCLE("M22 11.08V12a10 10 0 1 1-5.93-9.14M22 4 12 14.01l-3-3"),
    CHEVRON_DOWN("M6 9l6 6 6-6"),
    CHEVRON_RIGHT("M9 18l6-6-6-6"),
    COLUMNS("M12 3h7a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-7V3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h7"),
    COPY("M11 9h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z"
            + "M5 15H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v1"),
    CPU("M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"
            + "M9 9h6v6H9zM9 1v3M15 1v3M9 20v3M15 20v3M20 9h3M20 14h3M1 9h3M1 14h3"),
    DOWNLOAD("M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3"),
    EYE("M1 12s4-8 11-8 11 8 11 8-4 8-11 8-11-8-11-8zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0"),
    FILE_TEXT("M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8z" + "M14 2v6h6M16 13H8M16 17H8M10 9H8"),
    FOLDER("M22 19a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h5l2 3h9a2 2 0 0 1 2 2z"),
    GRID("M3 3h7v7H3zM14 3h7v7h-7zM14 14h7v7h-7zM3 14h7v7H3z"),
    INFO("M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M12 16v-4M12 8h.01"),
    PLUS("M12 5v14M5 12h14"),
    SEARCH("M3 11a8 8 0 1 0 16 0a8 8 0 1 0-16 0M21 21l-4.35-4.35"),
    SLASH("M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M4.93 4.93l14.14 14.14"),
    TRASH("M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2M10 11v6M14 11v6"),
    X("M18 6 6 18M6 6l12 12");

    /** Of the square in which the lines are. */
    static final double SIDE = 24;

    private final String lines;

    Icon(String lines) {
        this.lines = lines;
    }

    /** The lines as a path of SVG, for a stroke of two with round caps and joins. */
    String lines() {
        return lines;
    }
}
