package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.json.DesignJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PredictCommandTest {
    static List<Map<String, String>> models() throws IOException {
        return ReferenceTable.rows("models.csv");
    }

    static List<Map<String, String>> bytes() throws IOException {
        return ReferenceTable.rows("bytes.csv");
    }

    @Test
    void frameworksAreListedWithStrategiesAsModels() throws IOException {
        JsonNode report = json(
                "predict",
                "--preset=densenet-bc-100-12",
                "--json",
                "--strategy=all,pytorch,pytorch-memory-efficient,dl4j");
        assertEquals(8, report.get("runs").size());
        assertEquals(3, report.get("frameworks").size());
        JsonNode plain = report.at("/frameworks/0");
        assertEquals("pytorch", plain.get("framework").textValue());
        assertTrue(plain.get("model").booleanValue());
        assertEquals(2.485e9, plain.get("reservedBytes").doubleValue(), 1e6);
        JsonNode dl4j = report.at("/frameworks/2");
        assertEquals("dl4j", dl4j.get("framework").textValue());
        assertTrue(dl4j.get("model").booleanValue());
        assertEquals(7.30e9, dl4j.get("reservedBytes").doubleValue(), 1e7);
        assertEquals(0, json("predict", "--json").get("frameworks").size());
        CommandRun table = CommandRun.of("predict", "--strategy=shared,pytorch", "--device-memory=2GiB");
        assertTrue(
                table.out().matches("(?s).*\npytorch .*2\\.31 GiB .*short by 322 MiB\n\\(pytorch: a model.*"),
                table.out());
        assertFalse(table.out().contains("(dl4j"), table.out());
    }

    @Test
    void aNoteSaysWhatEachModelOfAFrameworkLeavesOut() {
        String table = CommandRun.of("predict", "--strategy=shared,dl4j,pytorch,pytorch-memory-efficient")
                .out();

        assertTrue(
                table.matches("(?s).*\ndl4j .*\n\\(dl4j: a model of .*\\)\n\\(pytorch: a model of [^\n]*\\)\n.*"),
                table);
    }

    @Test
    void itIsExplainedWhereFeatureMapsExceedWhatIsReserved() {
        String explained = "(forward feature maps: those that dense layers keep, plus";

        assertTrue(CommandRun.of("predict", "--preset=densenet-bc-40-12", "--strategy=redo-norms")
                .out()
                .contains(explained));
        assertFalse(CommandRun.of("predict", "--preset=densenet-bc-40-12", "--strategy=naive")
                .out()
                .contains(explained));
    }

    @Test
    void aFrameworkCanOnlyBePredicted() {
        CommandRun run = CommandRun.of("profile", "--strategy=pytorch");
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                "densescope: --strategy can name pytorch for predict only: it is a model of PyTorch and cannot run.",
                run.err().strip());
        assertEquals(
                "densescope: --strategy must also name a strategy of DenseScope: dl4j is a baseline, which is shown next to one.",
                CommandRun.of("profile", "--strategy=dl4j").err().strip());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPresetHasExactlyTheParametersOfTheReference(Map<String, String> model) throws IOException {
        JsonNode report = json("predict", "--preset", preset(model.get("name")), "--strategy", "shared", "--json");

        assertEquals(
                Long.parseLong(model.get("params")), report.get("parameters").longValue());
        assertEquals(model.get("stem"), report.at("/design/stem").textValue());
        assertEquals(
                Integer.parseInt(model.get("classes")),
                report.at("/design/classes").intValue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void overridesAloneDescribeEveryModelOfTheReference(Map<String, String> model) throws IOException {
        boolean cifar = model.get("stem").equals("cifar");
        JsonNode report = json(
                "predict",
                "--json",
                "--strategy=shared",
                "--batch=1",
                "--stem=" + model.get("stem"),
                "--input=" + (cifar ? 32 : 224),
                "--blocks=" + model.get("blocks").replace('-', ','),
                "--growth=" + model.get("k"),
                "--bottleneck=" + model.get("bottleneck"),
                "--compression=" + model.get("compression"),
                "--init=" + model.get("init_channels"),
                "--classes=" + model.get("classes"));

        assertEquals(
                Long.parseLong(model.get("params")), report.get("parameters").longValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --device=cpu --threads=2 | for device cpu with 2 threads
            --device=cuda            | for an NVIDIA GPU, float32
            --device=cuda:1 --tf32   | for an NVIDIA GPU, TensorFloat-32 products
            """)
    void theDeviceOfThePredictionIsNamed(String options, String line) {
        CommandRun run = CommandRun.of(Machines.none(), ("predict --strategy=shared " + options).split(" +"));

        assertTrue(run.out().lines().anyMatch(line::equals), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --device=cuda:x        | --device must be one of cpu, nd4j, cuda or cuda:N, but is 'cuda:x'
            --device=auto          | --device must be one of cpu, nd4j, cuda or cuda:N, but is 'auto'
            --device=nd4j --tf32   | --tf32 is for NVIDIA GPUs, but --device is 'nd4j'
            --tf32                 | --tf32 is for NVIDIA GPUs, but --device is 'cpu'
            """)
    void unsupportedDevicesAreRefused(String options, String sentence) {
        CommandRun run = CommandRun.of(Machines.none(), ("predict " + options).split(" +"));

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains(sentence), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void forwardFeatureMapBytesAreTheClosedFormsOfEveryStrategy(Map<String, String> row) throws IOException {
        JsonNode report = json(
                "predict",
                "--preset",
                preset(row.get("model")),
                "--batch",
                row.get("batch"),
                "--input",
                row.get("input"),
                "--strategy",
                "all",
                "--json");
        long c = Long.parseLong(row.get("C"));
        long k = Long.parseLong(row.get("K"));
        long m = Long.parseLong(row.get("M"));

        assertEquals(Strategy.values().length, report.get("runs").size());
        assertEquals(2 * c + 9 * k, forwardFeatureMapBytes(report, 0, "naive"));
        assertEquals(2 * c + 9 * k, forwardFeatureMapBytes(report, 1, "shared-gradients"));
        assertEquals(c + m + 9 * k, forwardFeatureMapBytes(report, 2, "shared-concat"));
        assertEquals(2 * m + 9 * k, forwardFeatureMapBytes(report, 3, "shared"));
        assertEquals(m + 9 * k, forwardFeatureMapBytes(report, 4, "in-place"));
        assertTrue(forwardFeatureMapBytes(report, 5, "checkpoint") > 2 * m + 5 * k);
    }

    @Test
    void jsonHasTheShapeOfAReportWithoutMeasurements() throws IOException {
        JsonNode report = json("predict", "--json");

        assertEquals("densescope-report/1", report.get("schema").textValue());
        assertEquals(769_162, report.get("parameters").longValue());
        assertEquals(64, report.at("/runs/0/batch").intValue());
        assertEquals("naive", report.at("/runs/0/strategy").textValue());
        assertEquals("shared", report.at("/runs/1/strategy").textValue());
        assertTrue(report.at("/runs/0/predicted/reservedBytes").longValue()
                >= report.at("/runs/0/predicted/peakLiveBytes").longValue());
        assertFalse(report.at("/runs/0").has("measured"));
        assertEquals("block1/layer1", report.at("/runs/0/layers/1/path").textValue());
        assertEquals(24, report.at("/runs/0/layers/1/channelsIn").intValue());
    }

    @ParameterizedTest
    @EnumSource
    void theTableHasEachRequestedStrategy(Strategy strategy) {
        CommandRun run = CommandRun.of("predict", "--preset=densenet-bc-40-12", "--strategy", strategy.id());

        assertEquals(ExitCodes.DONE, run.exitCode());
        assertEquals("", run.err());
        assertTrue(run.out().contains("176,122 parameters"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith(strategy.id() + " ")), run.out());
    }

    @Test
    void sharedStoragePerBlockTakesMore() throws IOException {
        JsonNode network = json("predict", "--strategy=naive,shared", "--json");
        JsonNode block = json("predict", "--strategy=naive,shared", "--shared-scope=block", "--json");

        assertEquals("network", network.at("/runs/1/sharedScope").textValue());
        assertEquals("block", block.at("/runs/1/sharedScope").textValue());
        assertEquals(network.at("/runs/0/predicted"), block.at("/runs/0/predicted"));
        assertTrue(block.at("/runs/1/predicted/reservedBytes").longValue()
                > network.at("/runs/1/predicted/reservedBytes").longValue());
        CommandRun text = CommandRun.of("predict", "--shared-scope=block");
        assertTrue(text.out().contains("shared storage per block"), text.out());
    }

    @Test
    void anUnknownScopeIsRefusedInOneSentence() {
        CommandRun run = CommandRun.of("predict", "--shared-scope=layer");

        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().contains("--shared-scope must be network or block, but is 'layer'."), run.err());
    }

    @Test
    void layersAreShownWhenAskedFor() {
        CommandRun run = CommandRun.of("predict", "--blocks=2,3", "--strategy=shared", "--layers");

        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("block2/layer3 ")), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("transition1 ")), run.out());
        assertTrue(run.out().contains("in storage shared with other layers"), run.out());
    }

    @Test
    void anOverrideChangesTheNameAndTheBatchDoesNot() throws IOException {
        assertEquals(
                "DenseNet-BC-100-12",
                json("predict", "--batch=8", "--json").at("/design/name").textValue());
        assertEquals(
                "DenseNet-BC-100-12 with growth 16",
                json("predict", "--growth=16", "--json").at("/design/name").textValue());
    }

    @Test
    void channelsDropoutSidesAndAGrowthRateForEachBlockAreThoseOfTheDesign() throws IOException {
        JsonNode report = json(
                "predict",
                "--blocks=1,2,3",
                "--growth=8,16,32",
                "--input=16x32",
                "--channels=4",
                "--dropout=0.2",
                "--batch=2",
                "--json");

        JsonNode design = report.at("/design");
        assertEquals(
                List.of(8, 16, 32),
                List.of(
                        design.at("/blocks/0/growthRate").intValue(),
                        design.at("/blocks/1/growthRate").intValue(),
                        design.at("/blocks/2/growthRate").intValue()));
        assertEquals(4, design.at("/input/channels").intValue());
        assertEquals(16, design.at("/input/height").intValue());
        assertEquals(32, design.at("/input/width").intValue());
        assertEquals(0.2, design.at("/dropout").doubleValue());
        assertEquals(
                "DenseNet-BC-100-12 with blocks 1,2,3, growth 8,16,32, dropout 0.2, input 16x32, channels 4",
                design.at("/name").textValue());
        assertEquals(
                Network.of(DesignJson.parse(design.toString())).parameterCount(),
                report.at("/parameters").longValue());
    }

    @Test
    void everyPresetIsListed() {
        CommandRun run = CommandRun.of("--list-presets");

        assertEquals(ExitCodes.DONE, run.exitCode());
        assertTrue(run.out().contains("densenet-bc-100-12"), run.out());
        assertTrue(run.out().contains("72,686,632"), run.out());
        assertEquals(run.out(), CommandRun.of("predict", "--list-presets").out());
    }

    private static String preset(String model) {
        return model.toLowerCase(Locale.ROOT);
    }

    private static long forwardFeatureMapBytes(JsonNode report, int index, String strategy) {
        JsonNode run = report.get("runs").get(index);
        assertEquals(strategy, run.get("strategy").textValue());
        return run.at("/predicted/forwardFeatureMapBytes").longValue();
    }

    private static JsonNode json(String... args) throws IOException {
        CommandRun run = CommandRun.of(args);
        assertEquals("", run.err());
        assertEquals(ExitCodes.DONE, run.exitCode());
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(run.out());
    }
}
