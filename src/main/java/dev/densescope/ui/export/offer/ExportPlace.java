package dev.densescope.ui.export.offer;

import java.util.Locale;

/** A place of the window with an export menu. */
public enum ExportPlace {
    /** The runs chosen on the Reports screen. */
    REPORTS,
    /** The last search for plans, on the Plan screen. */
    PLAN,
    /** The current or last run, on the Run screen. */
    RUN,
    /** The runs that are compared, on the Compare screen. */
    COMPARE,
    /** The design with its weights and its plan, in the menu of the window. */
    DESIGN;

    /** The id of a menu item, such as {@code reports-export-html}. */
    public String itemId(String format) {
        return menuId() + "-" + format;
    }

    /** The id of the menu. */
    public String menuId() {
        return name().toLowerCase(Locale.ROOT) + "-export";
    }
}
