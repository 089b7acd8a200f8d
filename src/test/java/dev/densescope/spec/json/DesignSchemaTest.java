package dev.densescope.spec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.densescope.model.SampleModels;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An independent validator accepts design files by the published schema, and refuses what the program refuses. */
class DesignSchemaTest {
    private static final Path SCHEMA = Path.of("src/main/resources/dev/densescope/spec/json/design-1.schema.json");
    private static final Path PUBLISHED = Path.of("docs/design-1.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DenseNetSpec SPEC = Presets.cifarBottleneck(16, 4);

    @TempDir
    Path folder;

    static Stream<DenseNetSpec> designs() {
        DenseNetSpec widest = SPEC.withBatch(1).withInput(new InputSpec(InputSpec.MAX_CHANNELS, 4, InputSpec.MAX_SIDE));
        return Stream.of(
                        Presets.all().values().stream(),
                        SampleModels.designs().stream(),
                        Stream.of(
                                widest,
                                SPEC.withName(""),
                                SPEC.withName("\"\\ <script> \u2028 \ud83d\ude00 {\"format\": 1}"),
                                SPEC.withBlocks(List.of(new DenseBlockSpec(1, 1, 0)))
                                        .withCompression(0.01)
                                        .withDropout(0.9),
                                SPEC.withBatch(1).withClasses(DenseNetSpec.MAX_CLASSES),
                                SPEC.withBlocks(List.of(new DenseBlockSpec(1, 1, 0)))))
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyDesignFileIsValid(DenseNetSpec spec) throws IOException {
        Path file = folder.resolve("design.json");
        DesignFile.write(file, spec);
        assertEquals(List.of(), errors(Files.readString(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "version",
                "name",
                "input",
                "stem",
                "initialChannels",
                "blocks",
                "compression",
                "dropout",
                "classes",
                "batch"
            })
    void aMissingFieldIsInvalid(String field) throws IOException {
        ObjectNode design = DesignJson.toNode(SPEC);
        design.remove(field);
        assertRefused(design);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /format            | "other"
            /version           | 2
            /version           | "1"
            /name              | 5
            /name              | "two\\nlines"
            /stem              | "vgg"
            /initialChannels   | 0
            /initialChannels   | 4097
            /initialChannels   | 8.5
            /compression       | 0.009
            /compression       | 1.01
            /compression       | "0.5"
            /dropout           | -0.1
            /dropout           | 0.91
            /classes           | 1000001
            /classes           | null
            /batch             | 65537
            /batch             | 0
            /blocks            | []
            /blocks            | {}
            /blocks/0          | 3
            /blocks/0/layers   | 1001
            /blocks/0/growthRate | 4097
            /blocks/0/bottleneck | -1
            /blocks/0/bottleneck | 65
            /blocks/0/extra    | 1
            /input             | [3, 32, 32]
            /input/channels    | 65
            /input/height      | 8193
            /input/width       | 0
            /input/depth       | 1
            /$schema           | "x"
            """)
    void aWrongValueIsInvalid(String pointer, String value) throws IOException {
        ObjectNode design = DesignJson.toNode(SPEC);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = design.at(pointer.substring(0, slash));
        JsonNode wrong = MAPPER.readTree(value);
        if (parent.isArray()) {
            ((ArrayNode) parent).set(0, wrong);
        } else {
            ((ObjectNode) parent).set(pointer.substring(slash + 1), wrong);
        }
        assertRefused(design);
    }

    @Test
    void theSchemaIsPublishedInTheDocuments() throws IOException {
        assertEquals(Files.readString(SCHEMA), Files.readString(PUBLISHED), "copy " + SCHEMA + " to " + PUBLISHED);
        assertEquals(
                DesignJson.VERSION,
                MAPPER.readTree(SCHEMA.toFile()).at("/properties/version/const").intValue());
    }

    private static void assertRefused(ObjectNode design) throws IOException {
        assertFalse(errors(design.toString()).isEmpty(), design.toString());
        assertThrows(InvalidDesignJsonException.class, () -> DesignJson.ofNode(design), "the program agrees");
    }

    private static List<String> errors(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
