package dev.densescope.report;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.PlanName;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileName;
import dev.densescope.spec.DenseNetSpec;
import java.time.Instant;
import java.util.List;

/**
 * The content of a report: usually one design run under several strategies. Runs of other designs are allowed; they are
 * labelled with their design.
 *
 * @param spec the design of the report
 * @param runs in the order they are shown, at least one
 * @param baselines trainings by other frameworks, which are shown after the runs
 * @param fileNames names of their run files, which distinguish equal runs; empty if unknown
 * @param createdAt time of creation
 * @param numbers numbers and language of its sentences
 */
public record Report(
        DenseNetSpec spec,
        List<RunRecord> runs,
        List<BaselineRecord> baselines,
        List<String> fileNames,
        Instant createdAt,
        QuantityText numbers) {
    private static final int LONG_NAME = 24;
    private static final int HEAD = 15; // a date and a time
    private static final int TAIL = 8;

    public Report {
        runs = List.copyOf(runs);
        baselines = List.copyOf(baselines);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must hold at least 1 run, but is empty");
        }
        fileNames = List.copyOf(fileNames);
        if (!fileNames.isEmpty() && fileNames.size() != runs.size()) {
            throw new IllegalArgumentException(
                    "fileNames must hold %d names, but holds %d".formatted(runs.size(), fileNames.size()));
        }
    }

    /** A report with unknown run files. */
    public Report(DenseNetSpec spec, List<RunRecord> runs, Instant createdAt) {
        this(spec, runs, List.of(), List.of(), createdAt, QuantityText.FILES);
    }

    /** A report about the design of the first run. */
    public static Report of(List<RunRecord> runs, Instant createdAt) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must hold at least 1 run, but is empty");
        }
        return new Report(runs.get(0).settings().spec(), runs, createdAt);
    }

    /** The same, with the names of run files in the order of the runs. */
    public Report ofFiles(List<String> names) {
        return new Report(spec, runs, baselines, names, createdAt, numbers);
    }

    /** The same, with trainings by other frameworks. */
    public Report withBaselines(List<BaselineRecord> newBaselines) {
        return new Report(spec, runs, newBaselines, fileNames, createdAt, numbers);
    }

    /** The same, with sentences for other readers than those of files. */
    public Report readWith(QuantityText newNumbers) {
        return new Report(spec, runs, baselines, fileNames, createdAt, newNumbers);
    }

    /** The network of the design. */
    public Network network() {
        return Network.of(spec);
    }

    /** The runs with at least one finished step. */
    public List<RunRecord> measuredRuns() {
        return runs.stream().filter(run -> run.measurement().isPresent()).toList();
    }

    /** Whether all runs are one training, differing only in strategy. */
    public boolean isOneTraining() {
        return runs.stream().allMatch(this::isTrainedLikeFirst);
    }

    /** Whether a run is the same training as the first, under any strategy. */
    public boolean isTrainedLikeFirst(RunRecord run) {
        return run.trainsLike(first());
    }

    /**
     * The label of a run: its strategy; its scope, design, batch, device or precision if that is not the report's; its
     * run file or a number if another run would have the same label.
     */
    public String label(RunRecord run) {
        String plain = plainLabel(run);
        int index = indexOf(run);
        List<RunRecord> same =
                runs.stream().filter(other -> plainLabel(other).equals(plain)).toList();
        if (same.size() > 1 && index >= 0 && !fileNames.isEmpty()) {
            return plain + " (" + shortName(fileNames.get(index)) + ")";
        }
        int number = same.indexOf(run) + 1;
        return number <= 1 ? plain : plain + " (" + number + ")";
    }

    /**
     * The label of a baseline: its framework; its design or batch if that is not the report's; a number if another baseline
     * would have the same label.
     */
    public String label(BaselineRecord baseline) {
        String plain = plainLabel(baseline);
        int number = baselines.stream()
                        .filter(other -> plainLabel(other).equals(plain))
                        .toList()
                        .indexOf(baseline)
                + 1;
        return number <= 1 ? plain : plain + " (" + number + ")";
    }

    private String plainLabel(BaselineRecord baseline) {
        return baseline.label() + designLabel(baseline.settings().spec());
    }

    /** What distinguishes a design from the report's, after a comma. */
    private String designLabel(DenseNetSpec own) {
        if (own.equals(spec)) {
            return "";
        }
        boolean sameNetwork = own.withBatch(spec.batch()).equals(spec);
        return sameNetwork ? numbers.translated(", batch %d", own.batch()) : ", " + own.name();
    }

    /** Index of a run by identity, even if another is equal; -1 if it is not in the report. */
    @SuppressWarnings("ReferenceEquality")
    private int indexOf(RunRecord run) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i) == run) {
                return i;
            }
        }
        return runs.indexOf(run);
    }

    /**
     * A file name without its extension and, if long, without its middle: the names of runs of one design end in time
     * and number.
     */
    private static String shortName(String fileName) {
        String name = RunFileName.stem(fileName);
        return name.length() <= LONG_NAME ? name : name.substring(0, HEAD) + "…" + name.substring(name.length() - TAIL);
    }

    private RunRecord first() {
        return runs.get(0);
    }

    private String plainLabel(RunRecord run) {
        DenseNetSpec own = run.settings().spec();
        String device = run.settings().device();
        StoragePlan plan = run.settings().storage();
        String label = plan.scope() == first().settings().storage().scope() ? plan.id() : plan.label();
        label = PlanName.of(label, plan, run.prediction().reservedBytes(), numbers) + designLabel(own);
        if (!device.equals(first().settings().device())) {
            label += ", " + device;
        }
        boolean rounds = run.settings().on().tensorFloat32();
        boolean samePrecision = rounds == first().settings().on().tensorFloat32();
        return samePrecision ? label : label + (rounds ? ", TensorFloat-32" : ", float32");
    }
}
