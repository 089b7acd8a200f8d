package dev.densescope.model.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.launch.PythonInterpreter;
import dev.densescope.model.ExportedModel;
import dev.densescope.model.SampleModels;
import dev.densescope.model.format.ModelExport;
import dev.densescope.model.format.ModelFormat;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An exported file as Python sees it: imported and run, with PyTorch where it is installed and its stand-in elsewhere. */
record DescribedSource(JsonNode json) {
    private static final Path SCRIPT = Path.of("src/test/resources/pytorch/describe.py");
    /** The environment variable with the interpreter, for machines where the usual one lacks PyTorch. */
    private static final String INTERPRETER = "DENSESCOPE_PYTHON";

    /** Writes a model as Python and safetensors into a folder, and has it described. */
    static DescribedSource of(ExportedModel model, Path folder) throws IOException, InterruptedException {
        List<Path> files = ModelExport.write(model, formats(), folder, WriteProgress.NONE);
        Path images =
                Files.write(folder.resolve("images"), images(model.network().spec()));
        int batch = model.network().spec().batch();
        String text = python(
                SCRIPT.toString(), files.get(0).toString(), files.get(1).toString(), "" + batch, images.toString());
        return new DescribedSource(new ObjectMapper().readTree(text));
    }

    private static Set<ModelFormat> formats() {
        return new LinkedHashSet<>(List.of(ModelFormat.PYTORCH, ModelFormat.SAFETENSORS));
    }

    boolean isOfRealPytorch() {
        return json.get("real").booleanValue();
    }

    List<String> regions() {
        List<String> regions = new ArrayList<>();
        json.get("regions").forEach(region -> regions.add(region.textValue()));
        return regions;
    }

    /** (N, C, H, W), little-endian. */
    private static byte[] images(DenseNetSpec spec) {
        InputSpec input = spec.input();
        float[] images = SampleModels.images(spec, 5);
        int pixels = input.height() * input.width();
        ByteBuffer bytes = ByteBuffer.allocate(images.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int image = 0; image < spec.batch(); image++) {
            for (int channel = 0; channel < input.channels(); channel++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    bytes.putFloat(images[(image * pixels + pixel) * input.channels() + channel]);
                }
            }
        }
        return bytes.array();
    }

    /** Runs Python and returns its output; skips the test without Python. */
    private static String python(String... arguments) throws IOException, InterruptedException {
        String interpreter = Optional.ofNullable(System.getenv(INTERPRETER))
                .or(PythonInterpreter::found)
                .orElseGet(() -> abort("There is no Python."));
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(interpreter), Stream.of(arguments)).toList());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Path errors = Files.createTempFile("python", ".txt");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), Files.readString(errors));
            return output;
        } catch (IOException absent) {
            return abort("Python cannot be started: " + absent.getMessage());
        } finally {
            Files.delete(errors);
        }
    }
}
