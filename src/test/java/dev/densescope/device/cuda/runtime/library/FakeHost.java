package dev.densescope.device.cuda.runtime.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that looks like a machine. */
public final class FakeHost {
    static final List<String> RUNTIME = List.of("libcudart.so.13");
    static final List<String> CUBLAS = List.of("libcublasLt.so.13", "libcublas.so.13");
    static final List<String> CUDNN =
            List.of("libcudnn_graph.so.9", "libcudnn_ops.so.9", "libcudnn_cnn.so.9", "libcudnn_adv.so.9");
    static final List<String> NVRTC = List.of("libnvrtc.so.13");
    public static final List<String> ALL =
            Stream.of(RUNTIME, CUBLAS, CUDNN, NVRTC).flatMap(List::stream).toList();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    public FakeHost(Path folder) {
        this.folder = folder;
    }

    /** Sets a variable to a list of folders of this machine. */
    FakeHost with(String variable, Path... paths) {
        environment.put(variable, Stream.of(paths).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return this;
    }

    /** A folder or file, given from the root of this machine. */
    Path path(String absolute) {
        return folder.resolve(absolute.substring(1));
    }

    /** Puts libraries into a folder of this machine. */
    public Path put(String absolute, List<String> libraries) throws IOException {
        Path target = Files.createDirectories(path(absolute));
        for (String library : libraries) {
            Files.writeString(target.resolve(library), library);
        }
        return target;
    }

    /** Writes a text file of this machine. */
    public Path write(String absolute, String text) throws IOException {
        Path file = path(absolute);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public HostSystem system() {
        return new HostSystem(CudaPlatform.LINUX_X86_64, environment, folder, path("/home/user"));
    }
}
