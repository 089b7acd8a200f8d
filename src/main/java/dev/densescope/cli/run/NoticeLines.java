package dev.densescope.cli.run;

import dev.densescope.cli.terminal.Terminal;
import dev.densescope.language.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints the notices of runs on standard error, each sentence once. Confined to one thread. */
public final class NoticeLines {
    /** Ends a line of progress, if any. */
    private static final String OVER_PROGRESS = "\r\u001b[K";

    private final Terminal terminal;
    private final Set<String> said = new HashSet<>();

    /** @param before notices that were already printed */
    public NoticeLines(Terminal terminal, List<String> before) {
        this.terminal = terminal;
        said.addAll(before);
    }

    /** Prints new notices. */
    public void say(List<Text> notices) {
        for (Text each : notices) {
            String notice = each.toString();
            if (said.add(notice)) {
                terminal.err().print(terminal.rewritesLines() ? OVER_PROGRESS : "");
                terminal.say(notice);
            }
        }
        terminal.err().flush();
    }
}
