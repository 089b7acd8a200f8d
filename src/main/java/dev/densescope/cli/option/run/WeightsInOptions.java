package dev.densescope.cli.option.run;

import dev.densescope.cli.option.UsageException;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for weights that replace initial ones. */
public final class WeightsInOptions {
    public static final String WEIGHTS_IN = "--weights-in";
    public static final String WEIGHTS_HEAD = "--weights-head";

    @Option(
            names = WEIGHTS_IN,
            paramLabel = "FILE",
            description = {
                "Weights to use instead of new ones: safetensors or a PyTorch checkpoint (.pth, .pt, .bin) with torchvision's",
                "DenseNet names, in F32, F16, BF16 or F64, or a DenseNet of Deeplearning4j (.zip). No code in a file is",
                "executed."
            })
    private Optional<String> file = Optional.empty();

    @Option(
            names = WEIGHTS_HEAD,
            paramLabel = "HEAD",
            description = {
                "match: the classifier of the weights must have the same number of classes; new: if not, initialise a",
                "new one from the seed. Default: match."
            })
    private Optional<String> head = Optional.empty();

    /**
     * The weights; empty if none are given.
     *
     * @throws UsageException if the file has no name, or the choice of the classifier is unknown or needs a file
     */
    public Optional<StartingPoint.Weights> weights() {
        HeadChoice choice = head();
        return file().map(path -> new StartingPoint.Weights(path, choice));
    }

    /** The file of the weights; empty if none is given. */
    public Optional<Path> file() {
        return file.map(text -> ParameterFileOptions.path(WEIGHTS_IN, text));
    }

    private HeadChoice head() {
        if (head.isPresent() && file.isEmpty()) {
            throw new UsageException("--weights-head needs --weights-in: it is about that file's classifier.");
        }
        return head.map(text -> HeadChoice.ofId(text)
                        .orElseThrow(() -> new UsageException(
                                "%s must be match or new, but is '%s'.".formatted(WEIGHTS_HEAD, text))))
                .orElse(HeadChoice.MATCH);
    }
}
