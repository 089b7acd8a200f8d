package dev.densescope.cli.help;

import dev.densescope.cli.option.BaseDesignOptions;
import dev.densescope.cli.option.CudaLibrariesOption;
import dev.densescope.cli.option.DesignOptions;
import dev.densescope.cli.option.DeviceMemoryOption;
import dev.densescope.cli.option.PredictedDeviceOptions;
import dev.densescope.cli.option.TensorFloat32Option;
import dev.densescope.cli.option.ThreadsOption;
import dev.densescope.cli.option.VerbosityOptions;
import dev.densescope.cli.option.plan.BudgetOption;
import dev.densescope.cli.option.plan.CurveOptions;
import dev.densescope.cli.option.plan.ExportedPlanOption;
import dev.densescope.cli.option.plan.LockOption;
import dev.densescope.cli.option.plan.SharedScopeOption;
import dev.densescope.cli.option.plan.StrategyOption;
import dev.densescope.cli.option.plan.SweptStrategiesOption;
import dev.densescope.cli.option.run.DataOptions;
import dev.densescope.cli.option.run.ParameterFileOptions;
import dev.densescope.cli.option.run.RoundsOption;
import dev.densescope.cli.option.run.RunOptions;
import dev.densescope.cli.option.run.WeightsInOptions;
import dev.densescope.cli.output.OutputOptions;
import dev.densescope.cli.sweep.GridOptions;
import java.lang.reflect.Field;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/** The sections of a command's options, in display order. */
enum HelpSection {
    NETWORK(
            "Network",
            Set.of("--input", "--channels"),
            DesignOptions.class,
            BaseDesignOptions.class,
            GridOptions.class),
    STORAGE(
            "Storage",
            Set.of(),
            StrategyOption.class,
            SweptStrategiesOption.class,
            SharedScopeOption.class,
            ExportedPlanOption.class,
            BudgetOption.class,
            LockOption.class,
            CurveOptions.class),
    DEVICE(
            "Device",
            Set.of("--device", "--tf32"),
            PredictedDeviceOptions.class,
            ThreadsOption.class,
            TensorFloat32Option.class,
            DeviceMemoryOption.class,
            CudaLibrariesOption.class),
    IMAGES("Images", Set.of("--shuffle", "--augment"), DataOptions.class),
    TRAINING("Training", Set.of("--measure", "--steps", "--warmup", "--seed"), RunOptions.class, RoundsOption.class),
    PARAMETERS("Weights and checkpoints", Set.of(), ParameterFileOptions.class, WeightsInOptions.class),
    OUTPUT(
            "Output",
            Set.of("--json", "--out", "--format", "--plan-out", "--layers", "--max-peak", "--merge"),
            OutputOptions.class,
            VerbosityOptions.class),
    OTHER("Other", Set.of());

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> options; // of classes that have options of several sections

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Class<?>> classes;

    HelpSection(String title, Set<String> options, Class<?>... classes) {
        this.title = title;
        this.options = options;
        this.classes = Set.of(classes);
    }

    String title() {
        return title;
    }

    /** The section of an option: by its name, otherwise by the class that declares it. */
    static HelpSection of(OptionSpec option) {
        for (HelpSection section : values()) {
            if (section.options.contains(option.longestName())) {
                return section;
            }
        }
        for (HelpSection section : values()) {
            if (option.userObject() instanceof Field field && section.classes.contains(field.getDeclaringClass())) {
                return section;
            }
        }
        return OTHER;
    }
}
