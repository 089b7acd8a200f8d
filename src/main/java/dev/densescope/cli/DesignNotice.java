package dev.densescope.cli;

import dev.densescope.cli.terminal.Terminal;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.spec.DenseNetSpec;
import java.util.Optional;

/** What a user should know of a design before anything runs. */
final class DesignNotice {
    private DesignNotice() {}

    /** One sentence; mostly there is none. */
    static Optional<String> of(DenseNetSpec spec) {
        return SingleValueNorms.in(Network.of(spec)).map(SingleValueNorms::sentence);
    }

    /** Says it on standard error. */
    static void say(DenseNetSpec spec, Terminal terminal) {
        of(spec).ifPresent(terminal::say);
        terminal.err().flush();
    }
}
