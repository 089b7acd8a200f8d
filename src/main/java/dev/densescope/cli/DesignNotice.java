package dev.densescope.cli;

import dev.densescope.cli.option.OptionAdvice;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.Setting;
import dev.densescope.spec.DenseNetSpec;
import java.util.List;
import java.util.Optional;

/** A notice about a design, shown before anything runs. */
final class DesignNotice {
    /** The settings that it advises to increase. */
    private static final List<Setting> REMEDIES = List.of(Setting.BATCH, Setting.INPUT);

    private DesignNotice() {}

    /** One sentence; usually empty. */
    static Optional<String> of(DenseNetSpec spec) {
        return SingleValueNorms.in(Network.of(spec))
                .map(norms -> norms.sentence().toString());
    }

    /** Prints it on standard error. */
    static void say(DenseNetSpec spec, Terminal terminal) {
        of(spec).map(DenseScopeException::withoutStop)
                .map(notice -> "%s (%s).".formatted(notice, OptionAdvice.options(REMEDIES)))
                .ifPresent(terminal::say);
        terminal.err().flush();
    }
}
