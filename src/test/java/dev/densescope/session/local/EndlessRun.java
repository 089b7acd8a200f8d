package dev.densescope.session.local;

import dev.densescope.session.Run;
import dev.densescope.session.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of its own for {@link RunFileSurvivalTest}: trains on a fake device until it is killed or cannot write. */
final class EndlessRun {
    private EndlessRun() {}

    public static void main(String[] args) throws InterruptedException {
        FakeDevices devices = new FakeDevices();
        LocalRunner runner = new LocalRunner(devices, OptionalLong.empty(), () -> Long.MAX_VALUE);
        Run run = runner.start(TestRuns.settings(1, 1_000_000), Optional.of(Path.of(args[0])), false);
        int reported = 0;
        while (!run.ended().isDone()) {
            int steps = run.progress().finishedSteps().size();
            if (steps > reported) {
                reported = steps;
                System.out.println("step " + reported);
            }
            Thread.sleep(1);
        }
        RunRecord record = run.ended().join();
        System.out.println(record.steps().size() + " steps: " + record.outcome().sentence());
    }
}
