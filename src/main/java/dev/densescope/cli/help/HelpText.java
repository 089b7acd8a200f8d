package dev.densescope.cli.help;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Formats the help of all commands: options in sections, texts as paragraphs with the width of the terminal. */
public final class HelpText {
    /** Width if that of the terminal is unknown. */
    private static final int USUAL_WIDTH = 80;
    /** Longer lines are hard to read. */
    private static final int MAX_WIDTH = 110;

    private static final int NAME_COLUMN = 26;
    private static final String INDENT = "  ";

    private final int width;

    private HelpText(CommandSpec command) {
        width = Math.min(MAX_WIDTH, command.usageMessage().width());
    }

    /** Installs this format for the help of a program and its commands. */
    public static void set(CommandLine program) {
        program.setUsageHelpWidth(USUAL_WIDTH).setUsageHelpAutoWidth(true);
        Map<String, CommandLine.IHelpSectionRenderer> sections = program.getHelpSectionMap();
        sections.put(
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                help -> text(help).paragraph(help.commandSpec().usageMessage().description()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                help -> text(help).list("", help.commandSpec().positionalParameters()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> text(help).options(help.commandSpec()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> text(help).commands(help.subcommands()));
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        sections.put(
                UsageMessageSpec.SECTION_KEY_FOOTER,
                help -> text(help).paragraph(help.commandSpec().usageMessage().footer()));
        program.setHelpSectionMap(sections);
        List<String> order = new ArrayList<>(program.getHelpSectionKeys());
        order.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        order.add(order.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST), UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        program.setHelpSectionKeys(order);
    }

    private static HelpText text(Help help) {
        return new HelpText(help.commandSpec());
    }

    /** A text after an empty line; nothing if it is empty. */
    private String paragraph(String[] lines) {
        String text = WrappedText.of(lines, width);
        return text.isEmpty() ? "" : "\n" + text;
    }

    private String options(CommandSpec command) {
        Map<HelpSection, List<OptionSpec>> sections = command.options().stream()
                .collect(Collectors.groupingBy(
                        HelpSection::of, () -> new EnumMap<>(HelpSection.class), Collectors.toList()));
        return sections.entrySet().stream()
                .map(section -> list(section.getKey().title(), section.getValue()))
                .collect(Collectors.joining());
    }

    private String list(String title, List<? extends ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        return "\n"
                + (title.isEmpty() ? "" : title + "\n")
                + arguments.stream()
                        .map(argument -> entry(name(argument), String.join(" ", argument.description())))
                        .collect(Collectors.joining());
    }

    private String commands(Map<String, Help> commands) {
        if (commands.isEmpty()) {
            return "";
        }
        return "\nCommands\n"
                + commands.entrySet().stream()
                        .map(command -> entry(
                                command.getKey(),
                                String.join(
                                        " ",
                                        command.getValue()
                                                .commandSpec()
                                                .usageMessage()
                                                .description())))
                        .collect(Collectors.joining());
    }

    /** A name with its description next to it, or below a long name. */
    private String entry(String name, String description) {
        String left = INDENT + name;
        String indent = " ".repeat(NAME_COLUMN);
        String right = String.join("\n" + indent, WrappedText.lines(description, width - NAME_COLUMN));
        return left.length() < NAME_COLUMN - 1
                ? left + " ".repeat(NAME_COLUMN - left.length()) + right + "\n"
                : left + "\n" + indent + right + "\n";
    }

    private static String name(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        String names = String.join(", ", option.names());
        if (option.negatable()) {
            return names.replaceFirst("^--", "--[no-]");
        }
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
}
