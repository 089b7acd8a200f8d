package dev.densescope.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Notices when the JavaFX thread does not answer for long because of what it does: computing, or waiting for a lock or a
 * file in our code. Times when the machine is busy with something else do not count. Pictures that tests take do not
 * either.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long NAP_MILLIS = 10;
    /** On a busy machine, samples are further apart than naps are long. */
    private static final long MAX_SAMPLE_MILLIS = 50;

    private static final int SHOWN_FRAMES = 40;
    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final List<String> FILES =
            List.of("sun.nio.fs.UnixNativeDispatcher", "sun.nio.ch.FileDispatcherImpl", "java.io.File", "java.io.Unix");

    /**
     * A time without an answer.
     *
     * @param cpuMillis processor time of the thread
     * @param waitedMillis about how long it waited in our code
     * @param stacks what it did, the most frequent first
     */
    public record Stall(long wallMillis, long cpuMillis, long waitedMillis, List<String> stacks) {
        /** Whether the thread computed or waited for longer than these. */
        public boolean isLongerThan(long maxCpuMillis, long maxWaitedMillis) {
            return cpuMillis > maxCpuMillis || waitedMillis > maxWaitedMillis;
        }

        @Override
        public String toString() {
            return "%d ms: %d ms of processor time, %d ms of waiting, in%n%s"
                    .formatted(
                            wallMillis,
                            cpuMillis,
                            waitedMillis,
                            stacks.stream().limit(2).collect(Collectors.joining("\n  and\n")));
        }
    }

    /** @param millis since the sample before, of which only so many count as are sure to be alike */
    private record Sample(List<StackTraceElement> stack, boolean isWaiting, long millis) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long limitMillis;
    private final Thread fx;
    private final Thread watcher = new Thread(this::watch, "watches the JavaFX thread");
    private final List<Stall> stalls = new ArrayList<>();
    private volatile boolean ends;
    private volatile boolean answered;

    /** Begins. Not on the FX thread. */
    public FxWatchdog(long limitMillis) {
        this.limitMillis = limitMillis;
        fx = Pictures.onFx(Thread::currentThread);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Those so far; forgets them. */
    public synchronized List<Stall> take() {
        List<Stall> taken = List.copyOf(stalls);
        stalls.clear();
        return taken;
    }

    @Override
    public void close() throws InterruptedException {
        ends = true;
        watcher.join();
    }

    private void watch() {
        while (!ends) {
            beat();
            nap();
        }
    }

    private void beat() {
        long began = System.nanoTime();
        long cpu = threads.getThreadCpuTime(fx.getId());
        answered = false;
        Platform.runLater(() -> answered = true);
        List<Sample> samples = new ArrayList<>();
        long before = began;
        while (!answered && !ends) {
            nap();
            long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            before = System.nanoTime();
            Thread.State state = fx.getState();
            List<StackTraceElement> stack = List.of(fx.getStackTrace());
            samples.add(new Sample(
                    stack,
                    isOurs(stack) && (WAITING.contains(state) || isInFile(stack)),
                    Math.min(passed, MAX_SAMPLE_MILLIS)));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        long cpuMillis = TimeUnit.NANOSECONDS.toMillis(threads.getThreadCpuTime(fx.getId()) - cpu);
        long waited = samples.stream()
                .filter(Sample::isWaiting)
                .mapToLong(Sample::millis)
                .sum();
        boolean picture = samples.stream().anyMatch(sample -> contains(sample.stack(), "Scene.snapshot"));
        Stall stall = new Stall(millis, cpuMillis, waited, mostFrequent(samples));
        if (millis > limitMillis && stall.isLongerThan(limitMillis, limitMillis) && !picture) {
            add(stall);
        }
    }

    private synchronized void add(Stall stall) {
        stalls.add(stall);
    }

    private static List<String> mostFrequent(List<Sample> samples) {
        Map<String, Long> counts = samples.stream()
                .map(sample -> text(sample.stack()))
                .collect(Collectors.groupingBy(text -> text, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getValue() + " times:\n" + entry.getKey())
                .toList();
    }

    /** Without what all stacks of the thread end with. */
    private static String text(List<StackTraceElement> stack) {
        List<StackTraceElement> own = stack.stream()
                .filter(frame -> frame.getClassName().startsWith("dev.densescope."))
                .toList();
        Stream<StackTraceElement> shown = Stream.concat(stack.stream().limit(4), own.stream());
        return shown.distinct().limit(SHOWN_FRAMES).map(frame -> "    " + frame).collect(Collectors.joining("\n"));
    }

    private static boolean isOurs(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(frame -> frame.getClassName().startsWith("dev.densescope."));
    }

    private static boolean isInFile(List<StackTraceElement> stack) {
        return !stack.isEmpty()
                && FILES.stream().anyMatch(stack.get(0).getClassName()::startsWith)
                && stack.get(0).isNativeMethod();
    }

    private static boolean contains(List<StackTraceElement> stack, String method) {
        return stack.stream().anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).endsWith(method));
    }

    private static void nap() {
        try {
            TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
