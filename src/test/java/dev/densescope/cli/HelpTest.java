package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.cli.option.OptionAdvice;
import dev.densescope.cli.terminal.Terminal;
import dev.densescope.device.DeviceKind;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.problem.Setting;
import dev.densescope.report.analysis.RoughTimes;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.report.format.SweepFormat;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.spec.Presets;
import dev.densescope.spec.Stem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What there is to choose is told where people look for it: in the help of each command, and in the README. */
class HelpTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");
    private static final Set<String> OF_EVERY_PROGRAM = Set.of("--help", "--version");
    /** The exported Python program, whose options README shows as well. */
    private static final Path EXPORTED = Path.of("src/main/resources/dev/densescope/model/pytorch/train.py");

    private final CommandLine program = new Cli(terminal(), Machines.none(), CommandRun.LOG)
            .commandLine(new Problems(terminal(), List.of(), CommandRun.LOG));

    @Test
    void everyOptionIsDescribedInASentence() {
        assertEquals(
                List.of(),
                options()
                        .filter(option ->
                                !String.join(" ", option.description()).endsWith("."))
                        .map(OptionSpec::longestName)
                        .toList(),
                "Give these options a description that ends with a full stop");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void helpFitsTheWidth(int width) {
        for (CommandLine command : commands()) {
            List<String> lines = command.setUsageHelpAutoWidth(false)
                    .setUsageHelpWidth(width)
                    .getUsageMessage()
                    .lines()
                    .toList();
            for (int i = 0; i + 1 < lines.size(); i++) {
                String line = lines.get(i);
                String next = lines.get(i + 1);
                assertTrue(line.length() <= width || line.matches(" {2}--\\S+ \\S+"), line);
                if (goesOn(line, next)) {
                    String word = next.strip().split(" ")[0];
                    assertTrue(line.length() + 1 + word.length() > width, "ends early: " + line);
                }
            }
        }
    }

    /** Whether a paragraph goes on from a line to the next, below names or at the margin. */
    private static boolean goesOn(String line, String next) {
        String margin = " ".repeat(26);
        boolean isBelowName = next.startsWith(margin) && !next.isBlank();
        boolean isText =
                line.length() > margin.length() && line.substring(24, 26).isBlank();
        boolean isAtMargin = !line.isBlank() && !next.isBlank() && !line.startsWith(" ") && !next.startsWith(" ");
        return isBelowName ? isText : isAtMargin && !line.startsWith("Usage");
    }

    @Test
    void everyOptionIsInTheHelpOnce() {
        for (CommandLine command : commands()) {
            String help = command.getUsageMessage();
            for (OptionSpec option : command.getCommandSpec().options()) {
                String name =
                        option.negatable() ? "--[no-]" + option.longestName().substring(2) : option.longestName();
                long shown = help.lines()
                        .filter(line -> line.matches(" {2}(-., )?" + Pattern.quote(name) + "( .*)?"))
                        .count();
                assertEquals(1, shown, name + " of " + command.getCommandName());
            }
        }
    }

    @Test
    void everyStrategyIsNamed() {
        List<String> ids = Strategies.all(SharedScope.NETWORK).stream()
                .map(StoragePlan::id)
                .toList();
        assertNamed("--strategy", ids);
    }

    @Test
    void everyReportFormatIsNamed() {
        commands().stream()
                .filter(command -> !Set.of("export", "compare", "plan", "sweep").contains(command.getCommandName()))
                .forEach(command -> assertNamed(
                        command.getCommandSpec().options().stream(),
                        "--format",
                        ids(ReportFormat.values(), ReportFormat::id)));
    }

    @Test
    void everyModelFormatIsNamed() {
        List<String> ids = ids(ModelFormat.values(), ModelFormat::id);
        assertNamed(program.getSubcommands().get("export").getCommandSpec().options().stream(), "--format", ids);
    }

    /** Else a reader's first run is told that its times are rough. */
    @Test
    void theRunOfTheReadmeHasEnoughStepsForTimes() throws IOException {
        Matcher steps = Pattern.compile("profile [^\\n]*--steps (\\d+)").matcher(Files.readString(README));
        assertTrue(steps.find());
        do {
            assertTrue(Integer.parseInt(steps.group(1)) >= RoughTimes.ENOUGH_STEPS, steps.group());
        } while (steps.find());
    }

    @Test
    void everyFormatOfPlansIsNamed() {
        List<String> ids = ids(PlanFormat.values(), PlanFormat::id);
        assertNamed(program.getSubcommands().get("plan").getCommandSpec().options().stream(), "--format", ids);
    }

    @Test
    void everyFormatOfComparisonsIsNamed() {
        List<String> ids = ids(ComparisonFormat.values(), ComparisonFormat::id);
        assertNamed(program.getSubcommands().get("compare").getCommandSpec().options().stream(), "--format", ids);
    }

    @Test
    void everyFormatOfSweepsIsNamed() {
        List<String> ids = ids(SweepFormat.values(), SweepFormat::id);
        assertNamed(program.getSubcommands().get("sweep").getCommandSpec().options().stream(), "--format", ids);
    }

    @Test
    void everyKindOfDeviceIsNamed() throws IOException {
        List<String> ids = ids(DeviceKind.values(), DeviceKind::id);
        assertNamed("--device", ids);
        assertEquals(List.of(), without(Files.readString(README), ids), "Tell of these devices in " + README);
    }

    @Test
    void everyStemScheduleAndScopeIsNamed() {
        assertNamed("--stem", ids(Stem.values(), Stem::id));
        assertNamed("--schedule", ids(LearningRateSchedule.values(), LearningRateSchedule::id));
        assertNamed("--shared-scope", ids(SharedScope.values(), SharedScope::id));
    }

    @Test
    void everyPresetIsListed() {
        String list = CommandRun.of("--list-presets").out();
        assertEquals(List.of(), without(list, List.copyOf(Presets.all().keySet())));
    }

    @Test
    void everyCommandIsShownInTheReadme() throws IOException {
        String readme = Files.readString(README);
        assertEquals(
                List.of(),
                program.getSubcommands().keySet().stream()
                        .filter(command -> !readme.contains("densescope " + command + " "))
                        .filter(command -> !readme.contains("densescope " + command + "`"))
                        .filter(command -> !readme.contains("densescope " + command + "\n"))
                        .toList(),
                "Show how these commands are used in " + README);
    }

    @Test
    void documentsNameOnlyExistingOptions() throws IOException {
        Set<String> known =
                options().flatMap(option -> Arrays.stream(option.names())).collect(Collectors.toSet());
        known.addAll(OF_EVERY_PROGRAM);
        known.addAll(optionsOfExported());
        for (Path document : List.of(
                README,
                Path.of("docs/benchmarks.md"),
                Path.of("docs/guide.md"),
                Path.of("docs/guide.de.md"),
                Path.of("docs/nd4j-cuda.md"))) {
            Set<String> unknown = new TreeSet<>(OPTION.matcher(Files.readString(document))
                    .results()
                    .map(MatchResult::group)
                    .toList());
            unknown.removeAll(known);
            assertEquals(Set.of(), unknown, document + " names options that no command has");
        }
    }

    private static List<String> optionsOfExported() throws IOException {
        return Pattern.compile("add_argument\\(\"(--[a-z-]+)\"")
                .matcher(Files.readString(EXPORTED))
                .results()
                .map(option -> option.group(1))
                .toList();
    }

    @Test
    void everyOptionInAdviceExists() {
        CommandLine profile = program.getSubcommands().get("profile");
        assertEquals(
                List.of(),
                Stream.of(Setting.values())
                        .map(setting -> OptionAdvice.options(List.of(setting)))
                        .filter(option -> profile.getCommandSpec().findOption(option) == null
                                && profile.getCommandSpec().negatedOptionsMap().get(option) == null)
                        .toList());
    }

    /** Windows have no options: outside of the command line, settings are told in words. */
    @Test
    void onlyTheCommandLineNamesItsOptions() throws IOException {
        Pattern inText = Pattern.compile("\"[^\"\n]*?(?<![\\w-])(--[a-z][a-z0-9-]*)");
        Set<String> known =
                options().flatMap(option -> Arrays.stream(option.names())).collect(Collectors.toSet());
        known.removeAll(Set.of("--help", "--debug")); // where no window opens
        Path sources = Path.of("src/main/java/dev/densescope");
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(sources.resolve("cli")))
                    .toList()) {
                inText.matcher(Files.readString(file))
                        .results()
                        .filter(found -> known.contains(found.group(1)))
                        .forEach(found -> named.add(file.getFileName() + ": " + found.group(1)));
            }
        }
        String messages = Files.readString(Path.of("src/main/resources/dev/densescope/ui/messages.properties"));
        OPTION.matcher(messages)
                .results()
                .map(MatchResult::group)
                .filter(known::contains)
                .forEach(named::add);
        assertEquals(List.of(), named);
    }

    /** In the description or the parameter of that option, of whatever command has it. */
    private void assertNamed(String name, List<String> ids) {
        assertEquals(true, options().anyMatch(option -> List.of(option.names()).contains(name)), name);
        assertNamed(options(), name, ids);
    }

    private static void assertNamed(Stream<OptionSpec> options, String name, List<String> ids) {
        List<String> texts = options.filter(option -> List.of(option.names()).contains(name))
                .map(option -> option.paramLabel() + " " + String.join(" ", option.description()))
                .toList();
        texts.forEach(text -> assertEquals(List.of(), without(text, ids), "Name these in the help of " + name));
    }

    /** Those that a text does not have as a word of its own. */
    private static List<String> without(String text, List<String> words) {
        return words.stream()
                .filter(word -> !Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                        .matcher(text)
                        .find())
                .toList();
    }

    private static <E> List<String> ids(E[] constants, Function<E, String> id) {
        return Stream.of(constants).map(id).toList();
    }

    private Stream<OptionSpec> options() {
        return commands().stream().flatMap(command -> command.getCommandSpec().options().stream());
    }

    private List<CommandLine> commands() {
        List<CommandLine> commands = new ArrayList<>(program.getSubcommands().values());
        commands.add(program);
        return commands;
    }

    private static Terminal terminal() {
        return new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
    }
}
