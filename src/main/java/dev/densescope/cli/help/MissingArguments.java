package dev.densescope.cli.help;

import dev.densescope.problem.NameList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Names missing arguments of a command: option values, required options and parameters. */
public final class MissingArguments {
    private MissingArguments() {}

    /**
     * One sentence, with an example if the command has one.
     *
     * @param args the arguments
     */
    public static String sentence(MissingParameterException problem, List<String> args) {
        List<ArgSpec> missing = problem.getMissing();
        Optional<OptionSpec> withoutValue = missing.stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .filter(option -> isGiven(option, args))
                .findFirst();
        if (withoutValue.isPresent()) {
            OptionSpec option = withoutValue.get();
            return "%s needs a value: %s.".formatted(option.longestName(), option.paramLabel());
        }
        CommandLine command = problem.getCommandLine();
        return "%s needs %s%s."
                .formatted(
                        command.getCommandSpec().qualifiedName(),
                        NameList.and(
                                missing.stream().map(MissingArguments::named).toList()),
                        example(command));
    }

    /** A parameter with its description: "--out DIR (folder to write to)". */
    private static String named(ArgSpec argument) {
        String name = argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
        String[] description = argument.description();
        return description.length == 0 ? name : "%s (%s)".formatted(name, clause(description[0]));
    }

    /** The first sentence of a description, as a part of another sentence. */
    private static String clause(String description) {
        String first = description.split("\\.( |$)", 2)[0];
        boolean beginsWithAName = first.length() > 1 && Character.isUpperCase(first.charAt(1));
        return beginsWithAName ? first : Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    private static String example(CommandLine command) {
        return command.getCommand() instanceof WithExample known ? ", such as: " + known.example() : "";
    }

    private static boolean isGiven(OptionSpec option, List<String> args) {
        return List.of(option.names()).stream()
                .anyMatch(name -> args.stream().anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "=")));
    }
}
