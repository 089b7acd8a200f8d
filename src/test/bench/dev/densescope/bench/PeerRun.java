package dev.densescope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process that trained a workload with one peer said.
 *
 * @param millis of the measured steps, sorted; empty if it ran out of memory
 * @param firstLoss loss of the first step of all, which warms up
 * @param peakBytes most resident memory of the process
 */
record PeerRun(List<Double> millis, double firstLoss, long peakBytes) {
    /** What a process killed by the system for want of memory exits with. */
    private static final int KILLED = 137;

    PeerRun {
        millis = List.copyOf(millis);
    }

    boolean ranOutOfMemory() {
        return millis.isEmpty();
    }

    double median() {
        return millis.get(millis.size() / 2);
    }

    /** Runs {@link StepTimer} in a process of its own. */
    static PeerRun of(String peer, Workload workload, int steps, int threads) throws IOException, InterruptedException {
        Process process = start(peer, workload, steps, threads);
        List<Double> millis = new ArrayList<>();
        double firstLoss = Double.NaN;
        long peakBytes = 0;
        boolean ranOutOfMemory = false;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "first" -> firstLoss = Double.parseDouble(words[1]);
                    case "step" -> millis.add(Double.parseDouble(words[1]));
                    case "peak" -> peakBytes = Long.parseLong(words[1]);
                    case StepTimer.OUT_OF_MEMORY -> ranOutOfMemory = true;
                    default -> {} // a library's own words
                }
            }
        }
        int exit = process.waitFor();
        if (ranOutOfMemory || exit == KILLED) {
            return new PeerRun(List.of(), firstLoss, peakBytes);
        }
        if (exit != 0 || millis.size() != steps) {
            throw new IllegalStateException("%s on %s did not finish: exit %d".formatted(peer, workload, exit));
        }
        return new PeerRun(millis.stream().sorted().toList(), firstLoss, peakBytes);
    }

    private static Process start(String peer, Workload workload, int steps, int threads) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx2g",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StepTimer.class.getName(),
                peer,
                workload.preset(),
                Integer.toString(workload.batch()),
                Integer.toString(steps),
                Integer.toString(threads));
        // large blocks stay with the process: without this libtorch loses half its time to page faults
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "17179869184");
        builder.environment().put("MALLOC_TRIM_THRESHOLD_", "17179869184");
        builder.environment().put("MALLOC_TOP_PAD_", "67108864");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
