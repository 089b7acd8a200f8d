package dev.densescope.cli.option;

import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.problem.NameList;
import dev.densescope.problem.Setting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text of advice for the command line: which options to add or change.
 *
 * @param args the arguments of the command: options among them are to be changed, others to be added
 */
public record OptionAdvice(List<String> args) {
    public OptionAdvice {
        args = List.copyOf(args);
    }

    /** The problem and the advice, as a sentence without its full stop. */
    public String clause(DenseScopeException problem) {
        return problem.advice()
                .map(advice -> "%s: %s".formatted(problem.clause(), text(advice)))
                .orElseGet(() -> problem.clause().toString());
    }

    /** The advice as the end of a sentence. */
    public String text(Advice advice) {
        return advice.ways().stream().map(this::text).collect(Collectors.joining(", or "));
    }

    /** The options of settings: "--batch, --input". */
    public static String options(List<Setting> settings) {
        return settings.stream().map(OptionAdvice::option).collect(Collectors.joining(", "));
    }

    private String text(Advice.Way way) {
        if (way instanceof Advice.Values values) {
            boolean isGiven = values.values().stream().anyMatch(value -> isGiven(option(value.setting())));
            return values.values().stream()
                    .map(OptionAdvice::typed)
                    .collect(Collectors.joining(" ", isGiven ? "use " : "add ", ""));
        }
        if (way instanceof Advice.Change change) {
            return change.beginning()
                    + " "
                    + NameList.or(
                            change.settings().stream().map(OptionAdvice::option).toList());
        }
        return way.text();
    }

    private static String typed(Advice.Value value) {
        String text = value.text().matches(".*[\\s'\"$&;()].*") ? "\"%s\"".formatted(value.text()) : value.text();
        return String.join(" ", option(value.setting()), text, value.others())
                .strip()
                .replaceAll(" +", " ");
    }

    private boolean isGiven(String option) {
        return args.stream().anyMatch(arg -> arg.equals(option) || arg.startsWith(option + "="));
    }

    private static String option(Setting setting) {
        return switch (setting) {
            case BATCH -> "--batch";
            case BLOCKS -> "--blocks";
            case GROWTH_RATE -> "--growth";
            case BOTTLENECK -> "--bottleneck";
            case COMPRESSION -> "--compression";
            case INPUT -> "--input";
            case CHANNELS -> "--channels";
            case CLASSES -> "--classes";
            case STRATEGY -> "--strategy";
            case DEVICE -> "--device";
            case DATA -> "--data";
            case HELD_OUT -> "--validation";
            case SHUFFLE -> "--shuffle";
            case FILE_ORDER -> "--no-shuffle";
            case AUGMENTATION -> "--augment";
            case LEARNING_RATE -> "--lr";
            case SEED -> "--seed";
            case STEPS -> "--steps";
            case EPOCHS -> "--epochs";
            case WEIGHTS -> "--weights-in";
            case WEIGHTS_HEAD -> "--weights-head";
        };
    }
}
