package dev.densescope.cli;

import dev.densescope.cli.run.Interruption;
import dev.densescope.failure.ProgramLog;
import dev.densescope.failure.Threads;
import dev.densescope.session.Run;
import java.lang.reflect.Proxy;

/** A process that is asked to end while a run goes on that breaks when it is cancelled. */
final class BrokenCancel {
    private BrokenCancel() {}

    public static void main(String[] args) throws InterruptedException {
        ProgramLog.ofThisUser().begin(false);
        try (Interruption interruption = Interruption.listening()) {
            interruption.watch((Run) Proxy.newProxyInstance(
                    Run.class.getClassLoader(), new Class<?>[] {Run.class}, (proxy, method, arguments) -> {
                        throw new LinkageError("planted");
                    }));
            Threads.daemon("end", () -> System.exit(ExitCodes.DONE)).start();
            while (!interruption.interrupted()) {
                Thread.sleep(1);
            }
            Thread.sleep(200); // the process waits for it
            System.out.println("the command has ended");
        }
    }
}
