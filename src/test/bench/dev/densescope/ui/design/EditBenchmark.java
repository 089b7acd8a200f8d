package dev.densescope.ui.design;

import dev.densescope.failure.Threads;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.design.model.DesignViewModel;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.MachineText;
import dev.densescope.ui.model.prediction.Predictions;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long an edit takes until the window shows its predictions: from the edit on the FX thread to the prediction of the
 * selected strategy, to the end of the pulse in which the screen has been laid out and the picture drawn with it, and to
 * the predictions of all strategies and frameworks. The second includes the wait for that pulse, of which there are 60 a
 * second. Processor time is that of the FX thread and of the worker, per edit; it depends less on other programs.
 */
class EditBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int EDITS = Integer.getInteger("bench.edits", 300);
    private static final int WARMUP = 100;
    /** Longest pause before an edit, longer than a pulse: edits begin at any time between two pulses. */
    private static final int PAUSE_MILLIS = 40;

    @ParameterizedTest
    @CsvSource({"densenet-bc-100-12", "densenet-121", "densenet-bc-250-24"})
    void editToPicture(String preset) throws InterruptedException {
        Pictures.startToolkit();
        Threads.Worker worker = Threads.worker("predictions");
        DenseNetSpec design = Presets.find(preset).orElseThrow();
        Workspace workspace = new Workspace(
                new DesignDocument(design),
                new MachineText("cpu", "CPU", "no GPU was found", TestWorkspace.MACHINE_BYTES),
                KeptState.inMemory(),
                worker,
                new FxThread());
        Scene scene = Pictures.onFx(() -> window(workspace));
        double[] predicted = new double[EDITS];
        double[] pictured = new double[EDITS];
        double[] complete = new double[EDITS];
        double[] onFx = new double[EDITS];
        double[] onWorker = new double[EDITS];
        long fx = Pictures.onFx(() -> Thread.currentThread().getId());
        long predicting = idOf(worker);
        Random pauses = new Random(1);
        for (int i = -WARMUP; i < EDITS; i++) {
            Thread.sleep(pauses.nextInt(PAUSE_MILLIS));
            long fxBefore = THREADS.getThreadCpuTime(fx);
            long workerBefore = THREADS.getThreadCpuTime(predicting);
            long[] times = edit(workspace, scene, 8 + (i & 15));
            if (i >= 0) {
                predicted[i] = times[0] / 1e6;
                pictured[i] = times[1] / 1e6;
                complete[i] = times[2] / 1e6;
                onFx[i] = (THREADS.getThreadCpuTime(fx) - fxBefore) / 1e6;
                onWorker[i] = (THREADS.getThreadCpuTime(predicting) - workerBefore) / 1e6;
            }
        }
        Pictures.onFx(() -> {
            scene.getWindow().hide();
            return scene;
        });
        worker.close();
        System.out.printf(
                Locale.ROOT,
                "%s, %d layers: edit to the prediction %s; to the drawn picture %s; to all predictions %s;"
                        + " processor time of the FX thread %s, of the worker %s%n",
                preset,
                workspace.predictions().network().layers().size(),
                spread(predicted),
                spread(pictured),
                spread(complete),
                spread(onFx),
                spread(onWorker));
    }

    private static long idOf(Threads.Worker worker) throws InterruptedException {
        AtomicLong id = new AtomicLong();
        CountDownLatch known = new CountDownLatch(1);
        worker.execute(() -> {
            id.set(Thread.currentThread().getId());
            known.countDown();
        });
        known.await();
        return id.get();
    }

    private static Scene window(Workspace workspace) {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        DesignScreen screen = new DesignScreen(
                new DesignViewModel(workspace, new RecordedNotices()), appearance, new RecordedNotices(), bytes -> {});
        Scene scene = Pictures.scene((Parent) screen.root(), appearance, 1280, 728);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        return scene;
    }

    /**
     * Nanoseconds from an edit to the prediction of the selected plan, to the end of the layout in which the picture is
     * drawn with it, and to all predictions. Ends after the pulse that shows them all.
     */
    private static long[] edit(Workspace workspace, Scene scene, int batch) throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(1);
        long[] times = new long[3]; // FX thread
        long[] begun = new long[1];
        Runnable[] afterLayout = new Runnable[1];
        afterLayout[0] = () -> {
            if (times[0] > 0 && times[1] == 0) {
                times[1] = System.nanoTime() - begun[0];
            }
            if (times[2] > 0) {
                scene.removePostLayoutPulseListener(afterLayout[0]);
                drawn.countDown();
            }
        };
        Pictures.onFx(() -> {
            ChangeListener<Predictions> shown = new ChangeListener<>() {
                @Override
                public void changed(
                        ObservableValue<? extends Predictions> observable, Predictions before, Predictions now) {
                    times[now.isComplete() ? 2 : 0] = System.nanoTime() - begun[0];
                    if (now.isComplete()) {
                        workspace.predictionsProperty().removeListener(this);
                    }
                }
            };
            workspace.predictionsProperty().addListener(shown);
            scene.addPostLayoutPulseListener(afterLayout[0]);
            begun[0] = System.nanoTime();
            workspace.document().edit("batch", spec -> spec.withBatch(batch));
            return begun;
        });
        drawn.await();
        return times;
    }

    /** Median and 95th percentile, in milliseconds. */
    private static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.1f ms median, %.1f ms 95 %%",
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100]);
    }
}
