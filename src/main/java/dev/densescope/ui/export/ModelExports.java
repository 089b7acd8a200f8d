package dev.densescope.ui.export;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.ModelWeights;
import dev.densescope.model.format.ModelExport;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.ui.Messages;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.model.run.StartingWeights;
import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exports of the current design with the weights from which the next run starts and the selected plan: asks for the
 * file, then writes it. FX thread only.
 *
 * @param start the weights, or the seed of initial ones
 * @param exports writes the files
 * @param dialogs asks for the file
 */
public record ModelExports(Workspace workspace, StartingWeights start, Exports exports, ExportDialogs dialogs) {
    /**
     * What is written, as it is when the export begins.
     *
     * @param file the file with weights; empty for initial ones
     */
    private record Model(DenseNetSpec spec, StoragePlan plan, Optional<Path> file, HeadChoice head, long seed) {
        Optional<String> write(ModelFormat format, Path target, WriteProgress progress) {
            Targets.requireFolder(target.toAbsolutePath().getParent());
            file.ifPresent(read -> Targets.requireOther(target, read));
            Network network = Network.of(spec);
            if (!format.hasWeights()) {
                ModelExport.write(model(network, ModelWeights.initial(network, seed)), format, target, progress);
                return Optional.empty();
            }
            try (ModelWeights weights = weights(network)) {
                ModelExport.write(model(network, weights), format, target, progress);
                return weights.changes().map(Text::inThisProcess);
            }
        }

        private ExportedModel model(Network network, ModelWeights weights) {
            return new ExportedModel(network, plan, weights);
        }

        private ModelWeights weights(Network network) {
            return file.map(from -> ModelWeights.open(from, network, head, seed))
                    .orElseGet(() -> ModelWeights.initial(network, seed));
        }
    }

    /** Exports the model. */
    public void export(ModelFormat format) {
        Model model = now();
        String suggestedName = format.fileName(model.spec());
        dialogs.file(format.title(), suggestedName)
                .ifPresent(target -> exports.begin(new Export(
                        suggestedName,
                        target,
                        Targets.claim(target),
                        progress -> model.write(format, target, progress))));
    }

    /** What would be exported: the design, its weights and its plan, in one line. */
    public String contents() {
        Model model = now();
        String weights = model.file()
                .map(file -> Messages.text("export.model.weights", ExportText.name(file)))
                .orElseGet(() -> Messages.text("export.model.initial", Long.toString(model.seed())));
        return Messages.text("export.model.contents", weights, model.plan().id());
    }

    private Model now() {
        StartingPoint from = start.next();
        Optional<Path> file = Optional.empty();
        HeadChoice head = HeadChoice.MATCH;
        if (from instanceof StartingPoint.Weights weights) {
            file = Optional.of(weights.file());
            head = weights.head();
        } else if (from instanceof StartingPoint.Checkpoint checkpoint) {
            file = Optional.of(checkpoint.file());
        }
        return new Model(workspace.spec(), workspace.plan(), file, head, start.seed());
    }
}
