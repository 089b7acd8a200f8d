package dev.densescope.weights.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages an archive of Deeplearning4j in ways that reach each of its readers. Equal seeds give equal archives. */
final class Dl4jMutations {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";

    /** Other JSON in place of a value: other types, extreme numbers, deep nesting and classes that must not be loaded. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "2",
            "0.5",
            "1e999",
            "2147483647",
            "9223372036854775808",
            "16777216",
            "\"\"",
            "\"NaN\"",
            "\"SAME\"",
            "\"features.conv0\"",
            "\"\\ud800\\u0000<script>\\n\"",
            "[]",
            "{}",
            "[1, 1]",
            "[99999999999999, 99999999999999]",
            "{\"@class\": \"%s\", \"p\": 0.5}".formatted(LoadedClass.class.getName()),
            "{\"@class\": [\"%s\", {}]}".formatted(LoadedClass.class.getName()),
            "\"%s\"".formatted(LoadedClass.class.getName()),
            "[".repeat(500) + "]".repeat(500));

    private static final List<String> MODES = List.of("LONG_SHAPE", "MIXED_DATA_TYPES", "HEAP", "DIRECT", "");
    private static final List<String> TYPES =
            List.of("FLOAT", "DOUBLE", "HALF", "BFLOAT16", "LONG", "INT", "UTF8", "COMPRESSED", "");
    private static final int HEADER_BYTES = 160;

    private final Map<String, byte[]> entries;
    private final Random random;

    /** @param archive as written */
    Dl4jMutations(byte[] archive, long seed) throws IOException {
        entries = entries(archive);
        random = new Random(seed);
    }

    /** The next damaged archive. */
    byte[] next() throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        int kind = random.nextInt(8);
        switch (kind) {
            case 0, 1 -> changed.put(CONFIGURATION, configuration());
            case 2 -> changed.put(CONFIGURATION, bytes(changed.get(CONFIGURATION), changed.get(CONFIGURATION).length));
            case 3 -> changed.put(PARAMETERS, bytes(changed.get(PARAMETERS), HEADER_BYTES));
            case 4 -> changed.put(PARAMETERS, words(changed.get(PARAMETERS)));
            case 5 -> changeEntries(changed);
            default -> {} // its bytes are changed below
        }
        byte[] archive = archive(changed, random.nextBoolean());
        return switch (kind) {
            case 6 -> structure(archive);
            case 7 -> random.nextBoolean() ? bytes(archive, archive.length) : cut(archive);
            default -> archive;
        };
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] archive(Map<String, byte[]> entries, boolean packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (!packed) {
                    CRC32 checksum = new CRC32();
                    checksum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Replaces, removes, repeats or renames values of the configuration. */
    private byte[] configuration() throws IOException {
        JsonNode root = MAPPER.readTree(entries.get(CONFIGURATION));
        for (int change = random.nextInt(3); change >= 0; change--) {
            List<ContainerNode<?>> containers = new ArrayList<>();
            collect(root, containers);
            ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
            JsonNode value = random.nextInt(4) > 0
                    ? MAPPER.readTree(VALUES.get(random.nextInt(VALUES.size())))
                    : containers.get(random.nextInt(containers.size())).deepCopy();
            if (container instanceof ObjectNode object) {
                change(object, value);
            } else if (container instanceof ArrayNode array) {
                change(array, value);
            }
        }
        return MAPPER.writeValueAsBytes(root);
    }

    private void change(ObjectNode object, JsonNode value) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "@class" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "2", object.path(name).deepCopy());
            default -> object.set(name, value);
        }
    }

    private void change(ArrayNode array, JsonNode value) {
        int at = random.nextInt(array.size() + 1);
        if (at < array.size() && random.nextBoolean()) {
            array.remove(at);
        } else {
            array.insert(at, value);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(each -> collect(each, containers));
        }
    }

    /** Other modes, lengths, types and numbers at the start of the parameters. */
    private byte[] words(byte[] parameters) {
        ByteBuffer header = ByteBuffer.wrap(parameters.clone());
        switch (random.nextInt(3)) {
            case 0 -> header.putLong(random.nextInt(HEADER_BYTES), random.nextLong() >> random.nextInt(Long.SIZE));
            case 1 -> {
                return replaced(parameters, MODES);
            }
            default -> {
                return replaced(parameters, TYPES);
            }
        }
        return header.array();
    }

    private byte[] replaced(byte[] bytes, List<String> words) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> present = words.stream()
                .filter(word -> !word.isEmpty() && text.contains(word))
                .toList();
        if (present.isEmpty()) {
            return bytes;
        }
        String old = present.get(random.nextInt(present.size()));
        String word = words.get(random.nextInt(words.size()));
        return named(bytes, old, word);
    }

    /** Replaces a word with its length before it, as Java writes them. */
    private static byte[] named(byte[] bytes, String old, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\0" + (char) old.length() + old, "\0" + (char) word.length() + word)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Adds what Deeplearning4j reads as objects of Java, renames, empties or removes entries. */
    private void changeEntries(Map<String, byte[]> changed) throws IOException {
        List<String> names = List.copyOf(changed.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> changed.put("normalizer.bin", serialized());
            case 1 -> changed.put("updaterState.bin", bytes(changed.get(PARAMETERS), HEADER_BYTES));
            case 2 -> changed.put(name, new byte[random.nextInt(9)]);
            case 3 -> changed.put("../" + name, changed.remove(name));
            default -> changed.put(name, serialized());
        }
    }

    private static byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new AtomicLong());
        }
        return named(bytes.toByteArray(), AtomicLong.class.getName(), LoadedClass.class.getName());
    }

    /** Other numbers in the directory of the archive and its end. */
    private byte[] structure(byte[] archive) {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(archive.length - 6);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = directory + random.nextInt(archive.length - directory - 4);
            switch (random.nextInt(3)) {
                case 0 -> bytes.putInt(at, random.nextInt() >> random.nextInt(Integer.SIZE));
                case 1 -> bytes.putShort(at, (short) (random.nextInt() >> random.nextInt(Integer.SIZE)));
                default -> bytes.put(at, (byte) random.nextInt());
            }
        }
        return archive;
    }

    /** Single bytes before an end. */
    private byte[] bytes(byte[] whole, int end) {
        byte[] bytes = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes[random.nextInt(Math.min(end, bytes.length))] =
                    (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
        }
        return bytes;
    }

    private byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
}
