package dev.densescope.cli;

import dev.densescope.cli.option.UsageException;
import dev.densescope.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
        name = "densescope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Predicts and measures the memory of DenseNet training, byte by byte, and what saving memory costs.",
        footer = {
            "",
            "Without arguments, opens the window. 'densescope FILE...' opens files in it: designs, run files, weights, PyTorch snapshots and Chrome traces; several run files are compared.",
            "Exit codes: 0 done, 1 a run failed or exceeded --max-peak, 2 bad usage or input, 130 Ctrl-C."
        })
final class DenseScopeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(names = "--list-presets", description = "List the presets.")
    private boolean listPresets;

    DenseScopeCommand(Terminal terminal) {
        this.terminal = terminal;
        spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        if (listPresets) {
            terminal.out().print(PresetList.text());
            return ExitCodes.DONE;
        }
        CommandLine self = spec.commandLine();
        throw new UsageException("Name a command: %s."
                .formatted(String.join(", ", self.getSubcommands().keySet())));
    }
}
