package dev.densescope.cli;

import dev.densescope.cli.help.MissingArguments;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.option.DebugOption;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.NearestNames;
import dev.densescope.cli.option.OptionAdvice;
import dev.densescope.cli.option.run.DataOptions;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.failure.Failures;
import dev.densescope.failure.ProgramLog;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.NextStep;
import dev.densescope.session.RunOutcome;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one sentence on standard error and an exit code. */
public final class Problems {
    private static final int MAX_TYPING_ERRORS = 2;
    /** Next steps that advice, if there is any, already names. */
    private static final Set<NextStep> IN_ADVICE = Set.of(NextStep.NEW_CLASSIFIER, NextStep.PROCESSOR);

    private final Terminal terminal;
    private final List<String> args;
    private final OptionAdvice advice;
    private final boolean showsStackTrace;
    private final ProgramLog log;

    /**
     * @param args the arguments: with {@code --debug} sentences are followed by the stack trace
     * @param log with the stack traces of failures
     */
    Problems(Terminal terminal, List<String> args, ProgramLog log) {
        this.terminal = terminal;
        this.args = List.copyOf(args);
        this.advice = new OptionAdvice(args);
        this.showsStackTrace = args.contains(DebugOption.NAME);
        this.log = log;
    }

    /** Arguments that could not be parsed. */
    int badArguments(ParameterException problem) {
        say(sentence(problem), problem);
        return ExitCodes.BAD_USAGE;
    }

    /** An exception of a command. */
    int failed(Throwable problem) {
        if (problem instanceof DenseScopeException foreseen) {
            return foreseen(foreseen);
        }
        if (problem instanceof CancellationException) { // by Ctrl-C
            return ExitCodes.INTERRUPTED;
        }
        say("%s (%s)".formatted(Failures.end("The command failed", problem).sentence(), log.where()));
        return ExitCodes.FAILED;
    }

    private int foreseen(DenseScopeException problem) {
        String sentence = sentence(problem);
        if (problem.isBadInput() || problem.nextStep().isPresent()) {
            say(sentence, problem);
        } else {
            Failures.log(sentence, problem);
            say(sentence);
        }
        return problem.isBadInput() ? ExitCodes.BAD_USAGE : ExitCodes.FAILED;
    }

    /** The problem, and the options that help. */
    String sentence(DenseScopeException problem) {
        String next = problem.nextStep()
                .filter(step -> !IN_ADVICE.contains(step) || problem.advice().isEmpty())
                .map(Problems::text)
                .orElse("");
        return CudaLibrariesOption.named(advice.clause(problem)) + next + ".";
    }

    /** The outcome of a run, and the options that its sentence advises. */
    static String sentence(RunOutcome outcome) {
        String sentence = CudaLibrariesOption.named(outcome.sentence());
        return outcome.advised().isEmpty()
                ? sentence
                : "%s (%s)."
                        .formatted(DenseScopeException.withoutStop(sentence), OptionAdvice.options(outcome.advised()));
    }

    private static String text(NextStep step) {
        return switch (step) {
            case FORCE -> " (%s starts it anyway)".formatted(ProfileCommand.FORCE);
            case NEW_CLASSIFIER -> " (--weights-head new initialises a new one)";
            case PROCESSOR -> " (--device cpu)";
            case REPLACE -> " (%s replaces it)".formatted(ProfileCommand.FORCE);
            case FOLDERS_AS_CLASSES -> " (%s)".formatted(DataOptions.NO_SPLITS);
        };
    }

    /** Results that could not be written to standard output. A closed pipe, such as by {@code head}, is no problem. */
    int outputLost(IOException problem, int exitCode) {
        String reason = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("pipe")) {
            return exitCode;
        }
        say("Standard output cannot be written: %s.".formatted(reason), problem);
        return exitCode == ExitCodes.DONE ? ExitCodes.FAILED : exitCode;
    }

    /** For failures whose stack trace is in the log. */
    private void say(String sentence) {
        terminal.say(sentence);
    }

    private void say(String sentence, Throwable problem) {
        say(sentence);
        if (showsStackTrace) {
            problem.printStackTrace(terminal.err());
        }
    }

    private String sentence(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(command, name, unmatched);
        }
        if (problem instanceof MissingParameterException missing) {
            return MissingArguments.sentence(missing, args);
        }
        if (problem instanceof OverwrittenOptionException twice
                && twice.getOverwritten() instanceof OptionSpec option) {
            return "%s is given more than once: give it once.".formatted(option.longestName());
        }
        return "%s; see '%s --help'.".formatted(DenseScopeException.withoutStop(problem.getMessage()), name);
    }

    private static String unmatched(CommandLine command, String name, UnmatchedArgumentException problem) {
        String argument = problem.getUnmatched().get(0);
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        if (!argument.startsWith("-") && !commands.isEmpty()) {
            return "'%s' is not a command: the commands are %s.".formatted(argument, String.join(", ", commands));
        }
        if (!argument.startsWith("-") && command.getCommandSpec().findOption(DesignOptions.DESIGN) != null) {
            boolean isPreset = Presets.find(argument).isPresent();
            return "%s takes no argument '%s'; give a %s as %s %s."
                    .formatted(
                            name,
                            argument,
                            isPreset ? "preset" : "design",
                            isPreset ? DesignOptions.PRESET : DesignOptions.DESIGN,
                            argument);
        }
        if (!argument.startsWith("-")) {
            return "%s takes no argument '%s'; see '%s --help'.".formatted(name, argument, name);
        }
        String option = argument.split("=", 2)[0];
        List<String> known = command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
        return NearestNames.within(MAX_TYPING_ERRORS, option, known)
                .map(meant -> "%s is not an option of '%s', did you mean %s? ('%s --help' shows all)"
                        .formatted(option, name, meant, name))
                .orElseGet(() -> "%s is not an option of '%s': '%s --help' shows all.".formatted(option, name, name));
    }
}
