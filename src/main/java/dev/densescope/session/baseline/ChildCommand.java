package dev.densescope.session.baseline;

import dev.densescope.baseline.dl4j.TrainerProcess;
import dev.densescope.network.Network;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line and the environment of the process: the Java and the class path of this program. */
final class ChildCommand {
    private static final int NATIVE_ACCESS_SINCE = 24;

    /** For Java, the libraries and the configuration of a deep network; tensors are not on the heap. */
    private static final long HEAP_BYTES = 512L << 20;

    /** A minibatch, and its values in the order of channels. */
    private static final int MINIBATCHES_ON_HEAP = 2;

    private ChildCommand() {}

    static ProcessBuilder of(RunSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(settings));
        command.add(TrainerProcess.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("CLASSPATH", System.getProperty("java.class.path")); // longer than some systems' command lines
        environment.put("OMP_NUM_THREADS", Integer.toString(settings.threads()));
        // threads that wait in a loop make steps several times slower if another program runs
        environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        environment.remove("JDK_JAVA_OPTIONS"); // meant for this program
        return builder;
    }

    private static List<String> options(RunSettings settings) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx%dm".formatted(heapBytes(settings) >> 20),
                "-XX:+UseSerialGC",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                // a crash is told on standard error, and leaves no files
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash"));
        if (Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    private static long heapBytes(RunSettings settings) {
        Network network = Network.of(settings.spec());
        long minibatch = settings.spec().batch() * network.stem().input().elements();
        return HEAP_BYTES + Float.BYTES * (MINIBATCHES_ON_HEAP * minibatch + network.parameterCount());
    }
}
