package dev.densescope.report;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.RunRecord;
import dev.densescope.spec.DenseNetSpec;
import java.time.Instant;
import java.util.List;

/**
 * The content of a report: usually one design run under several strategies. Runs of other designs are allowed; they
 * are labelled with their design.
 *
 * @param spec the design the document is about
 * @param runs in the order they are shown, at least one
 * @param createdAt when the document was asked for
 */
public record Report(DenseNetSpec spec, List<RunRecord> runs, Instant createdAt) {
    public Report {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must hold at least 1 run, but is empty");
        }
    }

    /** A report about the design of the first run. */
    public static Report of(List<RunRecord> runs, Instant createdAt) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must hold at least 1 run, but is empty");
        }
        return new Report(runs.get(0).settings().spec(), runs, createdAt);
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
     * What to call a run: its strategy, its scope, design, batch, device or precision where that is not the report's, a number
     * if need be.
     */
    public String label(RunRecord run) {
        int same = 0;
        for (RunRecord other : runs) {
            if (other.equals(run)) {
                break;
            }
            same += plainLabel(other).equals(plainLabel(run)) ? 1 : 0;
        }
        return same == 0 ? plainLabel(run) : plainLabel(run) + " (" + (same + 1) + ")";
    }

    private RunRecord first() {
        return runs.get(0);
    }

    private String plainLabel(RunRecord run) {
        DenseNetSpec own = run.settings().spec();
        String device = run.settings().device();
        StoragePlan plan = run.settings().storage();
        String label = plan.scope() == first().settings().storage().scope() ? plan.id() : plan.label();
        if (!own.equals(spec)) {
            boolean sameNetwork = own.withBatch(spec.batch()).equals(spec);
            label += sameNetwork ? ", batch " + own.batch() : ", " + own.name();
        }
        if (!device.equals(first().settings().device())) {
            label += ", " + device;
        }
        boolean rounds = run.settings().on().tensorFloat32();
        boolean samePrecision = rounds == first().settings().on().tensorFloat32();
        return samePrecision ? label : label + (rounds ? ", TensorFloat-32" : ", float32");
    }
}
