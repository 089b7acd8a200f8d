package dev.densescope.cli.option;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option for additional folders of NVIDIA's libraries. */
public final class CudaLibrariesOption {
    private static final String VARIABLE = "DENSESCOPE_CUDA_LIBRARIES";

    @Option(
            names = "--cuda-libraries",
            paramLabel = "DIR",
            description = {
                "Look for CUDA 13 and cuDNN 9 here first: a folder of libraries, a CUDA toolkit or a Python environment.",
                "May be repeated. Same as the variable " + VARIABLE + "."
            })
    private List<String> folders = new ArrayList<>();

    /** Adds the option to a sentence that names only the environment variable of the same effect. */
    public static String named(String sentence) {
        return sentence.replace("the variable " + VARIABLE, "--cuda-libraries or the variable " + VARIABLE);
    }

    /** @throws UsageException if one of them is not a readable folder */
    public List<Path> folders() {
        return folders.stream()
                .flatMap(list -> list.isBlank() ? Stream.of(list) : folders(list))
                .map(CudaLibrariesOption::folder)
                .toList();
    }

    private static Stream<String> folders(String list) {
        return Stream.of(list.split(File.pathSeparator)).filter(folder -> !folder.isEmpty());
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text).toAbsolutePath().normalize();
            if (!text.isBlank() && Files.isDirectory(folder)) {
                return readable(folder);
            }
        } catch (InvalidPathException notAPath) {
            // is no folder either
        }
        throw new UsageException("--cuda-libraries must be a folder, but '%s' is not.".formatted(text));
    }

    private static Path readable(Path folder) {
        if (Files.isReadable(folder) && Files.isExecutable(folder)) {
            return folder;
        }
        throw new UsageException("--cuda-libraries must be a readable folder, but '%s' is not.".formatted(folder));
    }
}
