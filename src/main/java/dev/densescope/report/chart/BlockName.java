package dev.densescope.report.chart;

/** Names of blocks below charts. */
final class BlockName {
    private static final String BLOCK = "block";

    private BlockName() {}

    /** Such as {@code Block 1} for a group of layers named {@code block1}; empty for stem, transitions and head. */
    static String of(String group) {
        return group.startsWith(BLOCK) ? "Block " + group.substring(BLOCK.length()) : "";
    }
}
