package dev.densescope.report.content;

import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.document.Block;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.tensor.HeadChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings and machine of a run. */
final class SettingsSection {
    private final RunRecord run;

    SettingsSection(RunRecord run) {
        this.run = run;
    }

    Block.Facts facts() {
        return new Block.Facts(List.of(training(), environment()));
    }

    /** Training settings by name. */
    private Map<String, String> training() {
        RunSettings settings = run.settings();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Data", settings.data().text());
        run.skipped().sentence().ifPresent(sentence -> facts.put("Skipped", sentence.toString()));
        settings.epochs().ifPresent(epochs -> facts.put("Epochs", Integer.toString(epochs)));
        facts.put("Steps", StepCount.of(run).text());
        facts.put(
                "Measured",
                String.format(Locale.ROOT, "%,d after %,d of warm-up", settings.steps(), settings.warmupSteps())
                        + RecipeFacts.turns(settings));
        facts.put("Starts from", start(settings.start()));
        facts.put(
                "Shared storage",
                "one buffer of each kind per " + settings.storage().scope().id());
        facts.put("Seed", Long.toString(settings.seed()));
        RecipeFacts.put(facts, settings.recipe());
        return facts;
    }

    /** The machine by name. */
    private Map<String, String> environment() {
        EnvironmentInfo environment = run.environment();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Device", run.device().id() + ": " + run.device().name());
        facts.put("Kernels", run.device().kernels());
        facts.put("Device memory", known(run.device().totalBytes()));
        if (!run.notices().isEmpty()) {
            facts.put("Notices", Text.sentences(run.notices()).toString());
        }
        if (run.settings().on().isNvidia()) {
            facts.put("Precision", run.settings().on().tensorFloat32() ? "TensorFloat-32 products" : "float32");
        }
        facts.put("Threads", Integer.toString(run.settings().threads()));
        facts.put("Processor", environment.processor() + ", " + environment.cores() + " logical cores");
        facts.put("Memory", known(environment.memoryBytes()));
        facts.put("System", environment.operatingSystem());
        facts.put("Java", environment.java());
        facts.put("Program", environment.program());
        return facts;
    }

    private String start(StartingPoint start) {
        if (start instanceof StartingPoint.Weights weights) {
            return "weights of " + weights.file()
                    + (weights.head() == HeadChoice.NEW ? ", with a new classifier if needed" : "");
        }
        if (start instanceof StartingPoint.Checkpoint checkpoint) {
            return "checkpoint %s, after step %d"
                    .formatted(checkpoint.file(), run.settings().stepsBefore());
        }
        return "initial weights from the seed";
    }

    private static String known(long bytes) {
        return bytes == 0 ? "not known" : QuantityText.FILES.bytes(bytes);
    }
}
