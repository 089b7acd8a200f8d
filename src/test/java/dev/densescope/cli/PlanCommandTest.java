package dev.densescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.densescope.cli.machine.Machine;
import dev.densescope.cli.run.PlanTable;
import dev.densescope.device.DeviceInfo;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.Work;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.PlanText;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.search.DeviceBudget;
import dev.densescope.plan.search.PlanLocks;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.report.plan.PlanSubject;
import dev.densescope.session.costs.CostsHistory;
import dev.densescope.session.costs.DeviceCosts;
import dev.densescope.spec.LayerPath;
import dev.densescope.spec.Presets;
import dev.densescope.spec.json.DesignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {
    private static final long DEVICE_BYTES = 4L << 30;
    private static final Network NETWORK = Network.of(Presets.all().get("densenet-bc-40-12"));
    private static final Target TARGET = Target.processor(2);

    @TempDir
    Path folder;

    /** Time is bytes moved, on a device of 4 GiB. */
    private static DeviceCosts costs() {
        List<CostSample> samples = List.of(
                new CostSample(new Work("any", 1_000_000, 0), 100_000),
                new CostSample(new Work("any", 2_000_000, 0), 200_000));
        return new DeviceCosts(
                new DeviceInfo("cpu", "a processor", "kernels", DEVICE_BYTES),
                FittedCosts.of(samples),
                DeviceCosts.Source.CALIBRATED);
    }

    private static CommandRun plan(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "plan";
        all[1] = "--preset=densenet-bc-40-12";
        all[2] = "--threads=2";
        System.arraycopy(args, 0, all, 3, args.length);
        return CommandRun.of(Machines.calibrated((choice, folders) -> costs()), all);
    }

    private static JsonNode json(String... args) throws IOException {
        CommandRun run = plan(args);
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        return new JsonMapper().readTree(run.out());
    }

    @Test
    void pointsOfTheCurveRiseInBytesAndFallInTimeAndMatchTheirPlans() throws IOException {
        JsonNode document = json("--json", "--points=20");
        assertEquals("densescope-plan/1", document.get("schema").textValue());
        assertEquals("calibrated", document.get("costs").textValue());
        assertEquals(DEVICE_BYTES, document.at("/device/totalBytes").longValue());
        assertNull(document.get("chosen"));
        JsonNode before = null;
        for (JsonNode point : document.get("points")) {
            long reserved = point.get("reservedBytes").longValue();
            double millis = point.get("stepMillis").doubleValue();
            assertEquals(
                    reserved,
                    Schedule.compile(NETWORK, PlanText.parse(point.get("plan").textValue(), NETWORK), TARGET)
                            .reservedBytes());
            assertTrue(point.get("boundMillis").doubleValue() <= millis * (1 + 1e-9));
            if (before != null) {
                assertTrue(reserved > before.get("reservedBytes").longValue());
                assertTrue(millis < before.get("stepMillis").doubleValue());
            }
            before = point;
        }
        assertEquals(
                Strategies.all(SharedScope.NETWORK).size(),
                document.get("strategies").size());
    }

    @Test
    void reportsAreWrittenInEveryFormatThatIsNamed() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = plan("--budget=160MiB", "--points=5", "--format=html,pdf,md,json,svg,png", "--out=" + out);
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        for (PlanFormat format : PlanFormat.values()) {
            for (String name : format.fileNames()) {
                assertTrue(Files.size(out.resolve(name)) > 0, name);
                assertTrue(run.out().contains("Written: " + out.resolve(name)), run.out());
            }
        }
        JsonNode document = new JsonMapper().readTree(Files.readString(out.resolve("plan.json")));
        assertEquals(160L << 20, document.get("budgetBytes").longValue());
    }

    @Test
    void whatFitsIsInTheReportWithTheCurve() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = plan("--what-fits=64MiB", "--strategy=shared", "--format=json", "--out=" + out);
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        JsonNode document = new JsonMapper().readTree(Files.readString(out.resolve("plan.json")));
        assertEquals("shared", document.at("/fits/0/strategy").textValue());
        assertTrue(document.get("points").size() > 1);
    }

    @Test
    void aReportNeverReplacesThePlan() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        CommandRun run =
                plan("--budget=160MiB", "--format=json", "--out=" + out, "--plan-out=" + out.resolve("plan.json"));
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(
                run.err().startsWith("densescope: --plan-out must differ from the report written to --out, but is "),
                run.err());
        Path design = out.resolve("plan.html");
        DesignFile.write(design, Presets.find("densenet-40-12").orElseThrow());
        byte[] before = Files.readAllBytes(design);
        CommandRun replacing = CommandRun.of("plan", "--design=" + design, "--format=html", "--out=" + out);
        assertEquals(
                "densescope: --design must differ from the report written to --out, but is %s.".formatted(design),
                replacing.err().strip());
        assertArrayEquals(before, Files.readAllBytes(design));
        CommandRun costs = plan("--costs=" + out.resolve("plan.html"), "--format=html", "--out=" + out);
        assertTrue(costs.err().startsWith("densescope: --costs must differ from the report"), costs.err());
        CommandRun unknown = plan("--format=csv");
        assertEquals(
                "densescope: --format must be a list of html, pdf, md, json, svg, png, but names 'csv'.",
                unknown.err().strip());
    }

    /** Only who asks for a calibration waits for one. */
    @Test
    void costsAreThoseThatAreKeptUnlessACalibrationIsWanted() throws IOException {
        CostsHistory history = new CostsHistory(Optional.of(Instant.parse("2026-11-30T12:00:00Z")), 2);
        DeviceCosts kept = new DeviceCosts(costs().device(), costs().costs(), costs().source(), history);
        Machine machine = Machines.with(
                new Machines.TestCosts((choice, folders) -> kept, (choice, folders) -> costs(), new ArrayList<>()));
        String usual = CommandRun.of(machine, "plan", "--points=2").out();
        assertTrue(
                usual.contains("times for a processor, calibrated on 2026-11-30, refined by 2 runs: estimates"), usual);
        JsonNode document = new JsonMapper()
                .readTree(CommandRun.of(machine, "plan", "--points=2", "--json").out());
        assertEquals("2026-11-30T12:00:00Z", document.get("calibrated").textValue());
        assertEquals(2, document.get("refinedByRuns").intValue());
        String anew = CommandRun.of(machine, "plan", "--points=2", "--costs=calibrate")
                .out();
        assertTrue(anew.contains("times for a processor, calibrated: estimates"), anew);
    }

    /** Nothing is measured, and schedules are those of a GPU. */
    @Test
    void timesForAGpuThatIsNotHereAreRanges() throws IOException {
        CommandRun run = CommandRun.of(
                Machines.none(), "plan", "--preset=densenet-bc-40-12", "--costs=roofline:rtx 3060", "--points=2");
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .contains("times for RTX 3060, roofline: rough estimates, its specifications at 80 % to 30 %"
                                + " efficiency\nbytes for device cuda\n"),
                run.out());
        assertFalse(run.out().contains("to run"), "it need not be present");
        String old = CommandRun.of(
                        Machines.none(), "plan", "--preset=densenet-bc-40-12", "--costs=roofline:V100", "--points=2")
                .out();
        assertTrue(
                old.contains("\nbytes for device cuda, which does not run on this GPU: its compute capability is 7.0,"
                        + " and 7.5 is needed\n"),
                old);
        assertTrue(run.out().lines().anyMatch(line -> line.matches("naive .* GiB +[0-9.]+ to [0-9.]+ .*")), run.out());
        JsonNode document = new JsonMapper()
                .readTree(CommandRun.of(
                                Machines.none(),
                                "plan",
                                "--preset=densenet-bc-40-12",
                                "--costs=roofline:RTX 3060",
                                "--budget=device",
                                "--json")
                        .out());
        assertEquals("roofline", document.get("costs").textValue());
        assertEquals(12L << 30, document.at("/device/totalBytes").longValue());
        assertTrue(document.at("/stepMillisRange/leastFactor").doubleValue() < 1);
        assertTrue(document.at("/stepMillisRange/mostFactor").doubleValue() > 1);
        JsonNode chosen = document.get("chosen");
        assertEquals(
                Schedule.compile(NETWORK, PlanText.parse(chosen.get("plan").textValue(), NETWORK), Target.nvidia(false))
                        .reservedBytes(),
                chosen.get("reservedBytes").longValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--costs=roofline:T4 --device=cpu | --device cpu cannot be given with --costs roofline:GPU, which is for a GPU: leave it out.",
                "--costs=roofline:T4 --device=cuda --tf32 | --tf32 cannot be given with --costs roofline:GPU, which is for float32: leave it out.",
                "--costs=roofline:T4 --lock=block1/layer2=norm1-chunks | block1/layer2 is locked to chunks of channels, which this device cannot compute: lock it without chunks."
            })
    void aGpuOfARooflineIsTheDevice(String options, String sentence) {
        CommandRun run = plan(options.split(" "));
        assertEquals("densescope: " + sentence, run.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
    }

    @Test
    void aGpuWithoutFiguresIsRefusedWithThoseThatHaveSome() {
        CommandRun run = plan("--costs=roofline:Voodoo 2");
        assertTrue(run.err().startsWith("densescope: --costs roofline: must name GTX 1080 Ti, "), run.err());
        assertTrue(run.err().strip().endsWith(" or H200 SXM, but names 'Voodoo 2'."), run.err());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
    }

    @Test
    void aPlanWithinABudgetIsWrittenAndRun() throws IOException {
        Path file = folder.resolve("plan.txt");
        JsonNode chosen =
                json("--json", "--budget=160MiB", "--plan-out=" + file).get("chosen");
        assertTrue(chosen.get("reservedBytes").longValue() <= 160L << 20);
        assertEquals(chosen.get("plan").textValue(), Files.readString(file).strip());
        CommandRun predicted = CommandRun.of(
                Machines.none(),
                "predict",
                "--preset=densenet-bc-40-12",
                "--threads=2",
                "--json",
                "--strategy=plan:" + file);
        assertEquals(
                chosen.get("reservedBytes"),
                new JsonMapper().readTree(predicted.out()).at("/runs/0/predicted/reservedBytes"));
        CommandRun written = plan("--budget=160MiB", "--points=5", "--plan-out=" + file);
        assertTrue(
                written.out()
                        .contains(
                                "\nto run this plan: densescope profile --strategy plan:%s with the options of the design\n"
                                        .formatted(file)),
                written.out());
        assertTrue(written.out().endsWith("\nWritten: %s\n".formatted(file)), written.out());
        CommandRun table = plan("--budget=160MiB", "--points=5");
        assertTrue(table.out().contains("> within the budget"), table.out());
        assertTrue(table.out().contains(chosen.get("plan").textValue()), table.out());
        assertTrue(table.out().contains("redo-norms"), table.out());
        assertTrue(
                table.out()
                        .contains(
                                "\nto run this plan, write it with --plan-out FILE, then: densescope profile --strategy"
                                        + " plan:FILE with the options of the design\ndensescope-plan/"),
                table.out());
    }

    @Test
    void aPlanThatIsAStrategyIsRunByItsName() {
        PlanSubject subject = new PlanSubject(NETWORK.spec(), costs(), PlanLocks.NONE, Instant.EPOCH, "DenseScope");
        PlanSearch search = PlanSearch.of(NETWORK, TARGET, costs().costs(), PlanLocks.NONE, () -> false);
        PlannedStep strategy = search.predict(Strategies.recommended());
        String text = PlanTable.of(
                PlanReport.of(subject, search, 2).within(1L << 30, PlanReport.point(search, strategy)),
                Optional.empty());
        assertTrue(
                text.endsWith(
                        "\nthe plan is a strategy; to run it: densescope profile --strategy shared with the options"
                                + " of the design\nshared\n"),
                text);
    }

    @Test
    void aFileAndABudgetCanBePredictedTogether() throws IOException {
        Path file = folder.resolve("plan.txt");
        plan("--budget=160MiB", "--plan-out=" + file);

        CommandRun predicted = CommandRun.of(
                Machines.calibrated((choice, folders) -> costs()),
                "predict",
                "--preset=densenet-bc-40-12",
                "--threads=2",
                "--strategy=plan:%s,budget:200MiB".formatted(file));

        assertTrue(predicted.out().contains("plan (plan.txt)"), predicted.out());
        assertTrue(predicted.out().contains("plan (budget 200MiB)"), predicted.out());
    }

    @Test
    void twoNamesOfOnePlanAreReported() throws IOException {
        Path file = folder.resolve("plan.txt");
        plan("--budget=160MiB", "--plan-out=" + file);

        CommandRun predicted = CommandRun.of(
                Machines.calibrated((choice, folders) -> costs()),
                "predict",
                "--preset=densenet-bc-40-12",
                "--threads=2",
                "--strategy=plan:%s,budget:160MiB,shared,shared".formatted(file));

        assertEquals(
                "densescope: %s and budget 160MiB are the same plan, which is taken once.".formatted(file),
                predicted.err().strip());
        assertEquals(
                1,
                predicted.out().lines().filter(line -> line.startsWith("plan ")).count(),
                predicted.out());
    }

    @Test
    void strategiesThatDecideOtherwiseThanTheLocksAreNotShownBesideLockedPlans() throws IOException {
        CommandRun table = plan("--lock=block1/layer3=norm1+norm2", "--points=5");

        assertTrue(
                table.out().lines().noneMatch(line -> line.startsWith("naive ") || line.startsWith("shared ")),
                table.out());
        assertTrue(table.out().contains("(not shown, since --lock decides otherwise: naive"), table.out());
        for (JsonNode strategy :
                json("--json", "--lock=block1/layer3=norm1+norm2").get("strategies")) {
            assertEquals(
                    strategy.get("strategy").textValue().equals("redo-norms"),
                    strategy.get("keepsLocks").booleanValue(),
                    strategy.toString());
        }
        assertTrue(plan("--points=5").out().lines().anyMatch(line -> line.startsWith("naive ")));
    }

    @Test
    void anEmptySourceOfTimesIsRefused() {
        assertEquals(
                "densescope: --costs must be calibrate, a run file or roofline:GPU, but is ''.\n",
                plan("--costs=").err());
    }

    @Test
    void theBudgetCanBeThatOfTheDevice() throws IOException {
        JsonNode chosen = json("--json", "--budget=device").get("chosen");
        assertTrue(chosen.get("reservedBytes").longValue() <= 0.9 * DEVICE_BYTES);
    }

    @Test
    void aStrategyMayBeABudget() throws IOException {
        CommandRun run = CommandRun.of(
                Machines.calibrated((choice, folders) -> costs()),
                "predict",
                "--preset=densenet-bc-40-12",
                "--threads=2",
                "--json",
                "--strategy=naive,budget:160MiB");
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        JsonNode plan = new JsonMapper().readTree(run.out()).at("/runs/1");
        assertEquals(json("--json", "--budget=160MiB").at("/chosen/plan"), plan.get("plan"));
    }

    /** The memory of the device is what it is limited to. */
    @Test
    void aStrategyMayBeTheBudgetOfTheDevice() throws IOException {
        CommandRun whole = predictWithinTheDevice();
        assertEquals(json("--json", "--budget=device").at("/chosen/plan"), plan(whole));
        long limit = 200L << 20;
        CommandRun limited = predictWithinTheDevice("--device-memory=200MiB");
        assertEquals(
                json("--json", "--budget=%dB".formatted(DeviceBudget.of(limit))).at("/chosen/plan"), plan(limited));
    }

    private static CommandRun predictWithinTheDevice(String... more) {
        return CommandRun.of(
                Machines.calibrated((choice, folders) -> costs()),
                Stream.concat(
                                Stream.of(
                                        "predict",
                                        "--preset=densenet-bc-40-12",
                                        "--threads=2",
                                        "--json",
                                        "--strategy=budget:device"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static JsonNode plan(CommandRun predicted) throws IOException {
        assertEquals(ExitCodes.DONE, predicted.exitCode(), predicted.err());
        return new JsonMapper().readTree(predicted.out()).at("/runs/0/plan");
    }

    @Test
    void lockedLayersKeepTheirDecisions() throws IOException {
        JsonNode document = json("--json", "--points=5", "--lock=block1/layer2=norm2", "--lock=transition1=keep");
        for (JsonNode point : document.get("points")) {
            var plan = PlanText.parse(point.get("plan").textValue(), NETWORK);
            assertEquals(Recomputed.of(LayerOutput.NORM2), plan.recomputed(LayerPath.denseLayer(1, 2)));
            assertEquals(Recomputed.NOTHING, plan.recomputed(LayerPath.transition(1)));
        }
    }

    @Test
    void largestValuesOfEachStrategyAreShownAndFit() throws IOException {
        CommandRun run = CommandRun.of(
                Machines.none(), "plan", "--preset=densenet-bc-40-12", "--threads=2", "--what-fits=256MiB", "--json");
        assertEquals(ExitCodes.DONE, run.exitCode(), run.err());
        JsonNode document = new JsonMapper().readTree(run.out());
        assertEquals(256L << 20, document.get("bytes").longValue());
        assertEquals(
                Strategies.all(SharedScope.NETWORK).size(), document.get("fits").size());
        for (JsonNode fits : document.get("fits")) {
            var plan = Strategies.find(fits.get("strategy").textValue(), SharedScope.NETWORK)
                    .orElseThrow();
            int batch = fits.get("batch").intValue();
            assertTrue(reserved(batch, plan) <= 256L << 20);
            assertTrue(reserved(batch + 1, plan) > 256L << 20);
        }
        CommandRun table = CommandRun.of(
                Machines.none(), "plan", "--preset=densenet-bc-40-12", "--what-fits=1MiB", "--strategy=naive");
        assertTrue(
                table.out().contains("largest values that fit into 1.00 MiB on device cpu, each with "), table.out());
        assertTrue(table.out().matches("(?s).*\nnaive +none +none +none +none\n.*"), table.out());
    }

    private static long reserved(int batch, StoragePlan plan) {
        return Schedule.compile(Network.of(NETWORK.spec().withBatch(batch)), plan, TARGET)
                .reservedBytes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --budget=0              | --budget must be more than 0: a number of bytes, such as 2GiB, 500MB or 1500000, but is '0'.
            --budget=0GiB           | --budget must be more than 0: a number of bytes, such as 2GiB, 500MB or 1500000, but is '0GiB'.
            --budget=12             | --budget needs a unit for '12', such as 12GiB or 12MB; without one it must be at least 1048576 bytes.
            --budget=1,5GiB         | --budget must be a number of bytes with a point before decimals, such as 1.5GiB, 500MB or 1500000, but is '1,5GiB'.
            --budget=much           | --budget must be a number of bytes, such as 2GiB, 500MB or 1500000, but is 'much'.
            --budget=9000000TiB     | --budget must be a number of bytes, such as 2GiB, 500MB or 1500000, but is '9000000TiB'.
            --points=0              | --points must be a whole number from 1 to 1000, but is '0'.
            --lock=block1/layer2    | --lock must be a layer and what it recomputes, such as block1/layer3=norm1+norm2, but is 'block1/layer2'.
            --lock=layer2=keep      | --lock must name a layer such as stem, block1/layer3 or transition1, but names 'layer2'.
            --lock=block1/layer99=keep | --lock block1/layer99=keep: DenseNet-BC-40-12 has no layer block1/layer99.
            --lock=block1/layer1=norm9 | --lock block1/layer1=norm9: block1/layer1 can recompute norm1, norm1-chunks, conv1, norm2, joined by '+' and each once, or keep, but has 'norm9'.
            --lock=head=norm        | --lock head=norm: head can only keep, but has 'norm'.
            --plan-out=plan.txt     | --plan-out writes the plan within --budget: name a budget such as 2GiB as well.
            --plan-out=             | --plan-out writes the plan within --budget: name a budget such as 2GiB as well.
            --strategy=naive        | --strategy can be given only with --what-fits.
            --what-fits=12          | --what-fits needs a unit for '12', such as 12GiB or 12MB; without one it must be at least 1048576 bytes.
            --device=tpu            | --device must be one of cpu, nd4j, cuda or cuda:N, but is 'tpu': 'densescope devices' lists them.
            """)
    void invalidOptionsAreReportedInOneSentence(String option, String sentence) {
        CommandRun run = plan(option);
        assertEquals("densescope: " + sentence, run.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals("", run.out());
    }

    @Test
    void aBudgetBelowTheFloorIsRefusedWithTheFloor() throws IOException {
        long floor = json("--json").at("/points/0/reservedBytes").longValue();
        CommandRun run = plan("--budget=" + (floor - 1) + "B");
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                ("densescope: No plan fits within %s: this design needs at least %s; raise the budget, or reduce the "
                                + "batch, input or growth rate.")
                        .formatted(QuantityText.PLAIN.exactBytes(floor - 1), QuantityText.PLAIN.exactBytes(floor)),
                run.err().strip());
        assertTrue(plan("--budget=10MiB").err().contains("within 10.0 MiB: this design needs "));
        assertEquals(
                floor,
                json("--json", "--budget=" + floor + "B")
                        .at("/chosen/reservedBytes")
                        .longValue());
        assertFalse(Files.exists(folder.resolve("plan.txt")));
    }

    /** The floor is that of plans with the locked decisions, which lies above that of the design. */
    @Test
    void aBudgetBelowTheFloorOfLockedPlansIsRefusedWithTheLocksAsAWayOut() throws IOException {
        String[] kept = {"--lock=block1/layer3=keep", "--lock=block1/layer4=keep"};
        long floor =
                json("--json", kept[0], kept[1]).at("/points/0/reservedBytes").longValue();
        assertTrue(floor > json("--json").at("/points/0/reservedBytes").longValue());
        CommandRun run = plan("--budget=" + (floor - 1) + "B", kept[0], kept[1]);
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertEquals(
                ("densescope: No plan fits within %s: with these locks, this design needs at least %s; raise the "
                                + "budget, remove locks, or reduce the batch, input or growth rate.")
                        .formatted(QuantityText.PLAIN.exactBytes(floor - 1), QuantityText.PLAIN.exactBytes(floor)),
                run.err().strip());
    }

    @Test
    void aSecondLockOfALayerIsRefused() {
        CommandRun run = plan("--lock=block1/layer3=keep", "--lock=stem=keep", "--lock=block1/layer3=norm1");
        assertEquals(
                "densescope: --lock is given more than once for block1/layer3: give each layer one decision.",
                run.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
    }

    @Test
    void aCurveOfOnePlanIsComparedWithTheFastestOfAllPlans() {
        String usual = plan("--points=20").out();
        String one = plan("--points=1").out();
        List<String> strategies =
                usual.lines().filter(line -> line.startsWith("naive ")).toList();
        assertEquals(1, strategies.size(), usual);
        assertTrue(one.contains(strategies.get(0)), one);
        assertTrue(one.lines().noneMatch(line -> line.matches(".*[-\u2212][0-9.]+ %$")), one);
    }

    @Test
    void theBytesOfABudgetAreShown() {
        long bytes = DeviceBudget.of(DEVICE_BYTES);
        String shown =
                "\nbudget %s (%s)\n".formatted(QuantityText.PLAIN.bytes(bytes), QuantityText.PLAIN.exactBytes(bytes));
        String out = plan("--budget=device", "--points=3").out();
        assertTrue(out.contains(shown), out);
        assertFalse(plan("--points=3").out().contains("budget "), "without a budget");
    }

    @Test
    void aBudgetTooSmallForAGpuNamesTheGpu() {
        CommandRun run = plan("--costs=roofline:RTX 3060", "--budget=10MiB");
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(
                run.err()
                        .strip()
                        .matches(
                                "densescope: No plan fits within 10\\.0 MiB on RTX 3060: this design needs at least \\S+"
                                        + " MiB there; raise the budget, or reduce the batch, input or growth rate\\."),
                run.err());
    }

    @Test
    void anUnwritablePlanIsReported() {
        CommandRun run =
                plan("--budget=200MiB", "--plan-out=" + folder.resolve("none").resolve("plan.txt"));
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().startsWith("densescope: --plan-out "), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"--budget=2GiB", "--plan-out=p", "--lock=stem=keep", "--costs=calibrate", "--points=7"})
    void optionsOfTheCurveAreRefusedWithWhatFits(String option) {
        CommandRun run = plan("--what-fits=256MiB", option);
        assertEquals(
                "densescope: %s cannot be given with --what-fits: leave one of them out."
                        .formatted(option.substring(0, option.indexOf('=', 2))),
                run.err().strip());
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"SQLite format 3", "naive-looking text", "{}", "densescope"})
    void aFileThatHoldsNoPlanIsNotReplacedByOne(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("run.dscope"), content);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        for (Path out : List.of(file, link)) {
            CommandRun run = plan("--budget=200MiB", "--plan-out=" + out);
            assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
            assertEquals(
                    "densescope: --plan-out %s cannot be written: it holds something other than a plan; choose another name."
                            .formatted(out),
                    run.err().strip());
            assertEquals(content, Files.readString(file));
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "shared scope=block", "densescope-plan/2 and more", "\uFEFFdensescope-plan/1"})
    void anEarlierPlanIsReplaced(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.txt"), content);
        assertEquals(
                ExitCodes.DONE, plan("--budget=200MiB", "--plan-out=" + file).exitCode());
        assertTrue(PlanText.parse(Files.readString(file), NETWORK).text().length() > 1);
    }

    @ParameterizedTest
    @CsvSource({"none/plan.txt", "''"})
    void anUnwritablePlanIsReportedBeforeTheCalibration(String name) {
        CommandRun run = CommandRun.of(
                Machines.none(),
                "plan",
                "--budget=200MiB",
                "--plan-out=" + (name.isEmpty() ? "" : folder.resolve(name)));
        assertEquals(ExitCodes.BAD_USAGE, run.exitCode());
        assertTrue(run.err().startsWith("densescope: --plan-out "), run.err());
        assertTrue(run.err().contains(" cannot be written: "), run.err());
    }

    @Test
    void strategiesAreNamed() {
        String out = plan("--points=3").out();
        Strategies.all(SharedScope.NETWORK).forEach(plan -> assertTrue(out.contains(plan.id()), out));
    }
}
