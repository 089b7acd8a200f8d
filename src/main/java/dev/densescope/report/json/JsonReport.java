package dev.densescope.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.network.SingleValueNorms;
import dev.densescope.report.PredictionReport;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.StepTimeRatios;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * {@code report.json}: every number of a report for scripts. Names carry units; a number that is not known, or is not
 * finite, is null. Of a run of more than 10,000 steps, fields with a value for each step ({@code losses}, {@code
 * stepMillis.all} and their like) contain only the steps with the smallest, the largest and the last values of each
 * interval: {@code listsEveryStep} is then false, and {@code lossSteps} has their numbers.
 *
 * <p>The {@code strategy} of a run under a plan is {@code plan}, and {@code plan} has its text, whatever budget it was
 * searched for: run files contain the plan and not the budget, so that both give the same report.
 */
public final class JsonReport {
    /** Names the schema and its version. */
    public static final String SCHEMA = "densescope-report/1";

    private static final Pattern COMMANDS =
            Pattern.compile("[\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private JsonReport() {}

    /** The document of a report, indented. */
    public static String text(Report report) {
        return text(report, WriteProgress.NONE);
    }

    /**
     * The document of a report, indented.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static String text(Report report, WriteProgress progress) {
        return print(document(report, progress), true);
    }

    /** The document of a report in one line. */
    public static String compact(Report report) {
        return compact(report, WriteProgress.NONE);
    }

    /**
     * The document of a report in one line.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static String compact(Report report, WriteProgress progress) {
        return print(document(report, progress), false);
    }

    /** The document of predictions: the same shape, its runs without outcome and measurements. */
    public static String text(PredictionReport report) {
        ObjectNode document = head(report.spec());
        Network network = Network.of(report.spec());
        ArrayNode notices = document.putArray("notices");
        SingleValueNorms.in(network).map(norms -> norms.sentence().toString()).ifPresent(notices::add);
        ArrayNode runs = document.putArray("runs");
        for (PredictionReport.Entry entry : report.strategies()) {
            ObjectNode run = runs.addObject();
            run.put("strategy", entry.plan().id());
            run.put("label", entry.label());
            if (!entry.plan().isNamed()) {
                run.put("plan", entry.plan().text());
            }
            run.put("sharedScope", report.sharedScope().id());
            run.put("batch", report.spec().batch());
            run.set("predicted", JsonRun.predicted(entry.prediction()));
            run.set("savings", JsonRun.savings(entry.savings()));
            run.set("layers", JsonLayers.predicted(network, entry.prediction()));
        }
        putFrameworks(document, report.frameworks(), network);
        return print(document, true);
    }

    private static void putFrameworks(ObjectNode document, List<Framework> frameworks, Network network) {
        ArrayNode array = document.putArray("frameworks");
        for (Framework framework : frameworks) {
            FrameworkNeed need = framework.need(network);
            array.addObject()
                    .put("framework", framework.id())
                    .put("model", true)
                    .put("peakAllocatedBytes", need.peakAllocatedBytes())
                    .put("reservedBytes", need.reservedBytes());
        }
    }

    private static ObjectNode document(Report report, WriteProgress progress) {
        RunRecord first = report.runs().get(0);
        ObjectNode document = head(report.spec());
        document.put("createdAt", report.createdAt().toString());
        document.set("device", device(first));
        document.set("environment", environment(first.environment()));
        ArrayNode runs = document.putArray("runs");
        Bills bills = new Bills();
        StepTimeRatios ratios = StepTimeRatios.of(report);
        ratios.reference().ifPresent(run -> document.put("timeReference", report.label(run)));
        for (RunRecord run : report.runs()) {
            progress.written((double) runs.size() / report.runs().size());
            ObjectNode node = JsonRun.of(run, bills);
            node.put("label", report.label(run));
            ratios.of(run)
                    .ifPresentOrElse(
                            time -> node.set("timeRatio", JsonVerdicts.time(time)), () -> node.putNull("timeRatio"));
            if (!run.settings().spec().equals(report.spec())) {
                node.set("design", DesignJson.toNode(run.settings().spec()));
            }
            if (!run.device().id().equals(first.device().id())) {
                node.set("deviceInfo", device(run));
            }
            if (!run.environment().equals(first.environment())) {
                node.set("environment", environment(run.environment()));
            }
            runs.add(node);
        }
        ArrayNode baselines = document.putArray("baselines");
        report.baselines().forEach(baseline -> baselines.add(JsonBaseline.of(report, baseline)));
        putFrameworks(document, List.of(Framework.values()), Network.of(report.spec()));
        return document;
    }

    private static ObjectNode head(DenseNetSpec spec) {
        Network network = Network.of(spec);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.set("design", DesignJson.toNode(spec));
        document.put("depth", spec.depth());
        document.put("parameters", network.parameterCount());
        document.put("forwardMacsPerImage", network.forwardMacsPerImage());
        return document;
    }

    private static ObjectNode device(RunRecord run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", run.device().id())
                .put("name", run.device().name())
                .put("kernels", run.device().kernels())
                .put("totalBytes", run.device().totalBytes());
    }

    private static ObjectNode environment(EnvironmentInfo environment) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("program", environment.program())
                .put("operatingSystem", environment.operatingSystem())
                .put("processor", environment.processor())
                .put("cores", environment.cores());
        node.set("memoryBytes", JsonNumber.known(environment.memoryBytes()));
        node.put("java", environment.java());
        return node;
    }

    /**
     * The same document with characters escaped that could control a terminal or change the writing direction; they
     * occur only in strings.
     */
    private static String escaped(String json) {
        return COMMANDS.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    static String print(ObjectNode document, boolean indented) {
        ObjectMapper mapper = new ObjectMapper();
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return escaped(
                    indented
                            ? mapper.writer(pretty).writeValueAsString(document) + "\n"
                            : mapper.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values could not be printed", e);
        }
    }
}
