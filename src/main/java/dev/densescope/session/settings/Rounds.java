package dev.densescope.session.settings;

import java.util.regex.Pattern;

/**
 * The rounds of a group of runs. In each round every run takes a turn of a few steps, so that whatever slows the machine
 * down meets all of them, and their times can be compared turn by turn.
 *
 * @param group identifies the group; lower-case letters, digits and hyphens
 * @param count number of rounds, and so of turns of each run, at least 1
 */
public record Rounds(String group, int count) {
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,64}");

    public Rounds {
        if (!GROUP.matcher(group).matches()) {
            throw new IllegalArgumentException("group must be letters, digits and hyphens, but is " + group);
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, but is " + count);
        }
    }
}
