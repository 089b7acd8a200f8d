package dev.densescope.cli.option.run;

import dev.densescope.cli.option.Numbers;
import dev.densescope.cli.option.UsageException;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the images of training and evaluation. */
public final class DataOptions {
    public static final String NO_SPLITS = "--no-splits";

    private static final double LARGEST_PART = 0.9;

    @Option(
            names = "--data",
            paramLabel = "synthetic|cifar10:DIR|cifar100:DIR[:coarse]|images:DIR",
            defaultValue = "synthetic",
            description = {
                "Images: synthetic; the binary files of CIFAR-10 or CIFAR-100 (100 fine or 20 coarse labels); or a folder",
                "with one folder of images per class (PNG, JPEG, BMP, GIF, TIFF, WebP), or with",
                "folders for train, val, test, ... that contain these. The classes found are shown before training.",
                "Default: synthetic."
            })
    private String data = "synthetic";

    @Option(
            names = "--validation",
            paramLabel = "X",
            description = {
                "Hold out this fraction of the training images, such as 0.1, and evaluate on it instead of the stored split;",
                "stratified by class, the same images for the same --seed."
            })
    private Optional<String> validation = Optional.empty();

    @Option(
            names = NO_SPLITS,
            description = "With images:DIR: each folder is a class, even if it looks like a split (train, test, ...).")
    private boolean noSplits;

    /**
     * The choice of images.
     *
     * @throws UsageException if an option's value is not allowed
     */
    DataChoice choice() {
        DataChoice choice = parsed();
        if (noSplits) {
            if (!(choice instanceof DataChoice.Images images)) {
                throw new UsageException("%s is for images:DIR, but --data is '%s'.".formatted(NO_SPLITS, data));
            }
            choice = images.withFoldersAsClasses(true);
        }
        if (validation.isPresent() && !choice.isStored()) {
            throw new UsageException(
                    "--validation holds out stored images, but --data is synthetic: name a data set with --data.");
        }
        double part = validation
                .map(text -> Numbers.decimal("--validation", text, 0, LARGEST_PART))
                .orElse(0.0);
        return choice.withHeldOut(part);
    }

    private DataChoice parsed() {
        try {
            return DataChoice.parse(data);
        } catch (DataException unknown) {
            throw new UsageException(
                    "--data must be synthetic, cifar10:DIR, cifar100:DIR, cifar100:DIR:coarse or images:DIR, but is '%s'."
                            .formatted(data),
                    unknown);
        }
    }
}
