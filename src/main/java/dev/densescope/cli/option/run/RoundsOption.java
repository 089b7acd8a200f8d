package dev.densescope.cli.option.run;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for runs that take turns. */
public final class RoundsOption {
    /** As many as paired ratios need; each costs a warm-up step. */
    static final int DEFAULT = TimeComparison.ENOUGH_TURNS;

    private static final int MAX = 1_000;

    /** Two in each turn, so that one that is disturbed does not count. */
    private static final int DEFAULT_STEPS = 2 * DEFAULT;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = {
                "Strategies take turns: N turns of a few steps each, in reverse order in every second round. So their",
                "times are compared turn by turn, and whatever else the machine does meets all of them. The first step",
                "of each turn is one of warm-up more. 1: one after the other. Default: 10 with 10 --steps or more; 1",
                "with fewer, --epochs, --resume, or files of weights to write."
            })
    private Optional<String> rounds = Optional.empty();

    /** The settings of a run if it takes turns: with as many steps as turns need, unless their number is given. */
    public static RunSettings inTurns(RunSettings settings, RunOptions options) {
        return options.giveLength() ? settings : settings.lasting(settings.warmupSteps(), DEFAULT_STEPS);
    }

    /**
     * The number of rounds.
     *
     * @param strategies number of runs
     * @param settings of one of them if they take turns
     * @param outputs files of parameters that they write
     * @throws UsageException if runs cannot take so many turns
     */
    public int rounds(int strategies, RunSettings settings, RunOutputs outputs) {
        boolean isWritten = outputs.initialWeights().isPresent()
                || outputs.weights().isPresent()
                || outputs.checkpoint().isPresent();
        if (rounds.isEmpty()) {
            boolean isTraining =
                    isWritten || settings.epochs().isPresent() || settings.start() instanceof StartingPoint.Checkpoint;
            return strategies > 1 && !isTraining && settings.steps() >= DEFAULT ? DEFAULT : 1;
        }
        int given = Numbers.whole("--rounds", rounds.get(), 1, MAX);
        if (given > 1 && strategies == 1) {
            throw new UsageException(
                    "--rounds %d needs two or more strategies that take turns: name several with --strategy, or one twice."
                            .formatted(given));
        }
        if (given > 1 && isWritten) {
            throw new UsageException(
                    "--rounds %d cannot be given with --init-weights-out, --weights-out or --checkpoint-out, which the first strategy that completes writes: give --rounds 1."
                            .formatted(given));
        }
        if (settings.epochs().isEmpty() && given > settings.steps()) {
            throw new UsageException(
                    "--rounds must be at most --steps (%d), since each turn measures a step, but is %d."
                            .formatted(settings.steps(), given));
        }
        return given;
    }

    /** What the runs do, for the terminal; empty for a single one. */
    public Optional<String> sentence(int number, int strategies, RunSettings settings) {
        if (strategies == 1) {
            return Optional.empty();
        }
        if (number > 1) {
            return Optional.of(
                    "Strategies take turns in %d rounds, so that their times can be compared turn by turn (--rounds 1: one after the other)."
                            .formatted(number));
        }
        boolean isShort = rounds.isEmpty() && settings.epochs().isEmpty() && settings.steps() < DEFAULT;
        return Optional.of("Strategies run one after the other%s."
                .formatted(isShort ? "; with --steps %d or more they take turns".formatted(DEFAULT) : ""));
    }
}
