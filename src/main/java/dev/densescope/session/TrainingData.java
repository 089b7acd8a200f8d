package dev.densescope.session;

import dev.densescope.data.DataChoice;
import dev.densescope.data.DataException;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SplitsException;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.data.open.ImageSources;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Opens the images of runs and baselines, and refuses those that cannot be trained on. Any thread. */
public final class TrainingData {
    private TrainingData() {}

    /**
     * Opens the images of a run, from the step that it starts with.
     *
     * @param stop polled, by several threads
     * @throws RunRefusedException if they cannot be trained on, or {@code stop} returned true
     */
    public static ImageSource open(RunSettings settings, BooleanSupplier stop) {
        TrainingRecipe recipe = settings.recipe();
        Sampling sampling =
                new Sampling(settings.seed(), recipe.shuffle(), recipe.augmentation(), settings.stepsBefore());
        return refusing(() -> ImageSources.open(settings.data(), settings.spec(), sampling, stop));
    }

    /**
     * Reads what a data set contains, without training on it; empty for synthetic images.
     *
     * @throws RunRefusedException as above
     */
    public static Optional<DatasetPreview> preview(DataChoice data, long seed, BooleanSupplier stop) {
        return refusing(() -> DatasetPreview.of(data, seed, stop));
    }

    private static <T> T refusing(Supplier<T> images) {
        try {
            return images.get();
        } catch (SplitsException splits) {
            throw new RunRefusedException(RunRefusedException.Subject.SPLITS, splits);
        } catch (DataException refused) {
            throw new RunRefusedException(RunRefusedException.Subject.DATA, refused);
        } catch (CancellationException stopped) {
            throw RunRefusedException.cancelled(stopped);
        }
    }
}
