package dev.densescope.cli.run;

import dev.densescope.cli.terminal.Terminal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says on standard error what runs have to say of how they began and computed: each sentence once. One thread. */
public final class NoticeLines {
    /** A line of progress may stand there. */
    private static final String OVER_PROGRESS = "\r\u001b[K";

    private final Terminal terminal;
    private final Set<String> said = new HashSet<>();

    /** @param before what has been said already */
    public NoticeLines(Terminal terminal, List<String> before) {
        this.terminal = terminal;
        said.addAll(before);
    }

    /** Says what has not been said yet. */
    public void say(List<String> notices) {
        for (String notice : notices) {
            if (said.add(notice)) {
                terminal.err().print(terminal.rewritesLines() ? OVER_PROGRESS : "");
                terminal.say(notice);
            }
        }
        terminal.err().flush();
    }
}
