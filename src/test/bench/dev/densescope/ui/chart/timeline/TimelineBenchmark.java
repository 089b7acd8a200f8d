package dev.densescope.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineOutline;
import dev.densescope.memory.MemoryEvent;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.run.model.ReplayTrace;
import dev.densescope.ui.theme.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The cost of the memory timeline: milliseconds for a frame of a million events that is panned, and processor time for a
 * frame while a run streams, with all threads of JavaFX. Headless, painted by the processor, which is slower than a GPU.
 */
class TimelineBenchmark {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 420;
    private static final int FRAMES = Integer.getInteger("bench.frames", 300);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aMillionEventsArePanned() {
        long start = System.nanoTime();
        StepTrace step = LongStep.of(1_000_000);
        long built = System.nanoTime();
        TimelineContent content = TimelineContent.predicted(
                        TimelineOutline.of(step.legend(), step.liveProfile(), 1L << 34))
                .measuring(step, Optional.of(step), 1L << 34, 0);
        assertTrue(step.eventCount() >= 1_000_000);
        System.out.printf(
                Locale.ROOT,
                "a million events: %d operations, loaded in %.0f ms (made in %.0f ms)%n",
                step.finished(),
                (System.nanoTime() - built) / 1e6,
                (built - start) / 1e6);
        Pictures.onFx(() -> panned(content, TimelineAxis.TIME, 1)); // until it is compiled
        for (TimelineAxis axis : TimelineAxis.values()) {
            for (double part : new double[] {1, 0.5, 0.01}) {
                double[] millis = Pictures.onFx(() -> panned(content, axis, part));
                report("axis " + axis + ", visible " + part, millis);
            }
        }
    }

    private static double[] panned(TimelineContent content, TimelineAxis axis, double part) {
        Appearance appearance = new Appearance(Theme.LIGHT, false);
        MemoryTimelineChart timeline = new MemoryTimelineChart(appearance, content);
        timeline.axisProperty().set(axis);
        Pictures.scene(new BorderPane(timeline), appearance, WIDTH, HEIGHT);
        timeline.getParent().resize(WIDTH, HEIGHT);
        timeline.getParent().layout();
        AxisRange whole = timeline.visibleRangeProperty().get();
        WritableImage picture = new WritableImage((int) WIDTH, (int) HEIGHT);
        SnapshotParameters parameters = new SnapshotParameters();
        double[] millis = new double[FRAMES];
        for (int i = -FRAMES; i < FRAMES; i++) {
            double from = whole.length() * (1 - part) * (i + FRAMES) / (2.0 * FRAMES);
            long start = System.nanoTime();
            timeline.show(new AxisRange(whole.from() + from, whole.from() + from + whole.length() * part));
            timeline.cursorOperationProperty().set(java.util.OptionalInt.of((i + FRAMES) * 10));
            timeline.getParent().layout();
            timeline.snapshot(parameters, picture);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return millis;
    }

    @Test
    void aRunStreams() throws InterruptedException {
        Schedule schedule = Schedule.compile(Network.of(Presets.find("densenet-bc-100-12").orElseThrow()), Strategy.SHARED);
        int operations = schedule.operations().size();
        StepTrace whole = ReplayTrace.of(schedule, 1, operations);
        TimelineContent predicted = TimelineContent.predicted(schedule.legend(), Prediction.of(schedule));
        Stage stage = Pictures.onFx(() -> {
            Appearance appearance = new Appearance(Theme.LIGHT, false);
            MemoryTimelineChart timeline = new MemoryTimelineChart(appearance, predicted);
            BorderPane root = new BorderPane(timeline);
            root.setBottom(new OverviewStrip(appearance, timeline));
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(root, appearance, WIDTH, HEIGHT));
            shown.show();
            return shown;
        });
        MemoryTimelineChart timeline = (MemoryTimelineChart) ((BorderPane) stage.getScene().getRoot()).getCenter();
        for (int i = 0; i < 3; i++) { // until it is compiled
            stream(timeline, predicted, whole);
        }
        Cpu.print("empty frames", () -> frames(i -> {}));
        Cpu.print("streaming", () -> stream(timeline, predicted, whole));
        assertEquals(operations, timeline.contentProperty().get().measuredOperations());
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    /** Shows a step as it is recorded, a part of its operations in each frame. */
    private static void stream(MemoryTimelineChart timeline, TimelineContent predicted, StepTrace whole) {
        TimelineContent[] content = {predicted};
        Recorder recorder = new Recorder(whole.legend(), 0);
        recorder.stepStarted(whole.step());
        int[] at = {0, 0};
        frames(i -> {
            int until = (int) ((long) whole.finished() * (i + 1) / FRAMES);
            while (at[0] < until) {
                at[1] = record(recorder, whole, at[0]++, at[1]);
            }
            content[0] = content[0].measuring(recorder.current(), Optional.of(whole), 1L << 30, 1L << 30);
            timeline.show(content[0]);
        });
    }

    private static int record(Recorder recorder, StepTrace whole, int operation, int firstEvent) {
        int event = firstEvent;
        for (; event < whole.eventCount() && isAcquired(whole.event(event), operation); event++) {
            recorder.acquired(operation, whole.event(event).tensor().id());
        }
        recorder.operationStarted(operation, whole.startNanos(operation));
        for (; event < whole.eventCount() && whole.event(event).operation() == operation; event++) {
            recorder.released(operation, whole.event(event).tensor().id());
        }
        recorder.operationFinished(operation, whole.endNanos(operation));
        return event;
    }

    private static boolean isAcquired(MemoryEvent event, int operation) {
        return event.operation() == operation && event instanceof MemoryEvent.Acquired;
    }

    private interface Frame {
        void show(int index);
    }

    /** Waits for {@link #FRAMES} frames. */
    private static void frames(Frame frame) {
        CountDownLatch done = new CountDownLatch(1);
        AnimationTimer timer = Pictures.onFx(() -> {
            AnimationTimer frames = new AnimationTimer() {
                private int next;

                @Override
                public void handle(long now) {
                    if (next < FRAMES) {
                        frame.show(next++);
                    } else {
                        stop();
                        done.countDown();
                    }
                }
            };
            frames.start();
            return frames;
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(timer + " was interrupted", e);
        }
    }

    /** Processor time of the FX thread, of the thread that paints, and of all threads. */
    private record Cpu(double fx, double painting, double all) {
        static Cpu now() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double fx = 0;
            double painting = 0;
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                double millis = threads.getThreadCpuTime(thread.getId()) / 1e6;
                fx += thread.getName().equals("JavaFX Application Thread") ? millis : 0;
                painting += thread.getName().startsWith("QuantumRenderer") ? millis : 0;
            }
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return new Cpu(fx, painting, system.getProcessCpuTime() / 1e6);
        }

        static void print(String what, Runnable frames) {
            Cpu before = now();
            frames.run();
            Cpu after = now();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f ms of processor time a frame: FX thread %.2f, painting %.2f%n",
                    what,
                    (after.all - before.all) / FRAMES,
                    (after.fx - before.fx) / FRAMES,
                    (after.painting - before.painting) / FRAMES);
        }
    }

    private static void report(String what, double... millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f ms, p95 %.2f ms a frame%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100]);
    }
}
