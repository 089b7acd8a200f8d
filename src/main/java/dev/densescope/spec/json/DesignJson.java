package dev.densescope.spec.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.spec.Stem;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A design as JSON, {@code {"format": "densescope-design", "version": 1, ...}}; the same in files and reports. */
public final class DesignJson {
    /** The value of the field {@code format}. */
    public static final String FORMAT = "densescope-design";

    /** The version that is written, and the newest version that can be read. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DesignJson() {}

    /** The design as a new JSON tree, to be embedded in a larger document. */
    public static ObjectNode toNode(DenseNetSpec spec) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", FORMAT).put("version", VERSION).put("name", spec.name());
        node.putObject("input")
                .put("channels", spec.input().channels())
                .put("height", spec.input().height())
                .put("width", spec.input().width());
        node.put("stem", spec.stem().id()).put("initialChannels", spec.initialChannels());
        ArrayNode blocks = node.putArray("blocks");
        for (DenseBlockSpec block : spec.blocks()) {
            blocks.addObject()
                    .put("layers", block.layers())
                    .put("growthRate", block.growthRate())
                    .put("bottleneck", block.bottleneck());
        }
        return node.put("compression", spec.compression())
                .put("dropout", spec.dropout())
                .put("classes", spec.classes())
                .put("batch", spec.batch());
    }

    /** The design as indented text. */
    public static String toJson(DenseNetSpec spec) {
        return toNode(spec).toPrettyString() + "\n";
    }

    /** Reads what {@link #toJson} wrote. */
    public static DenseNetSpec parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a design from UTF-8 text.
     *
     * @throws InvalidDesignJsonException if it is not JSON, not a design, or of a newer version
     */
    static DenseNetSpec parse(byte[] json) {
        return ofNode(tree(json));
    }

    /** Reads the design from a tree made by {@link #toNode}. */
    public static DenseNetSpec ofNode(JsonNode node) {
        StrictObject design = StrictObject.of(node, "");
        requireFormat(design);
        List<DenseBlockSpec> blocks = new ArrayList<>();
        for (StrictObject block : design.objects("blocks")) {
            blocks.add(block(block, blocks.size() + 1));
        }
        try {
            DenseNetSpec spec = new DenseNetSpec(
                    design.text("name"),
                    input(design.object("input")),
                    Stem.ofId(design.text("stem")),
                    design.integer("initialChannels"),
                    blocks,
                    design.number("compression"),
                    design.number("dropout"),
                    design.integer("classes"),
                    design.integer("batch"));
            design.requireAllRead();
            return spec;
        } catch (InvalidSpecException invalid) {
            throw new InvalidDesignJsonException(invalid.told(), invalid);
        }
    }

    private static void requireFormat(StrictObject design) {
        if (!design.has("format") || !design.text("format").equals(FORMAT)) {
            throw new InvalidDesignJsonException(Text.of("it has no field 'format' that says '%s'.", FORMAT));
        }
        int version = design.integer("version");
        if (version > VERSION) {
            throw new InvalidDesignJsonException(
                    Text.of("it has version %d, but this program reads versions up to %d.", version, VERSION));
        }
        if (version < 1) {
            throw new InvalidDesignJsonException(
                    Text.of("'version' must be from 1 to %d, but is %d.", VERSION, version));
        }
    }

    private static InputSpec input(StrictObject input) {
        InputSpec spec = new InputSpec(input.integer("channels"), input.integer("height"), input.integer("width"));
        input.requireAllRead();
        return spec;
    }

    private static DenseBlockSpec block(StrictObject block, int number) {
        try {
            DenseBlockSpec spec = new DenseBlockSpec(
                    block.integer("layers"), block.integer("growthRate"), block.integer("bottleneck"));
            block.requireAllRead();
            return spec;
        } catch (InvalidSpecException invalid) {
            throw new InvalidDesignJsonException(Text.of("block %d: %s", number, invalid.told()), invalid);
        }
    }

    private static JsonNode tree(byte[] json) {
        if (isBlank(json)) {
            throw new InvalidDesignJsonException(Text.of("it is empty."));
        }
        try {
            return MAPPER.readTree(json);
        } catch (JsonEOFException truncated) {
            throw new InvalidDesignJsonException(Text.of("its JSON ends too early%s.", place(truncated)), truncated);
        } catch (JsonProcessingException malformed) {
            throw new InvalidDesignJsonException(Text.of("%s%s.", problem(malformed), place(malformed)), malformed);
        } catch (IOException unexpected) {
            throw notText(unexpected);
        }
    }

    private static RuntimeException notText(IOException cause) {
        // the input is in memory, so the only cause is an invalid character encoding
        return cause instanceof CharConversionException
                ? new InvalidDesignJsonException(Text.of("it is not UTF-8 text."), cause)
                : new UncheckedIOException(cause);
    }

    private static Text problem(JsonProcessingException malformed) {
        // Jackson has no exception type for duplicate fields
        boolean twice = String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate");
        return twice ? Text.of("a field is given twice") : Text.of("it is not valid JSON");
    }

    private static Text place(JsonProcessingException problem) {
        return Optional.ofNullable(problem.getLocation())
                .map(at -> Text.of(" at line %d, column %d", at.getLineNr(), at.getColumnNr()))
                .orElse(Text.verbatim(""));
    }

    private static boolean isBlank(byte[] json) {
        for (byte character : json) {
            if (character != ' ' && character != '\n' && character != '\r' && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
