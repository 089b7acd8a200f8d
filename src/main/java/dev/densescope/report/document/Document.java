package dev.densescope.report.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The content of a report or a plan in the order of reading. Immutable.
 *
 * @param head what is read first
 * @param sections in order
 * @param program that made it
 */
public record Document(Head head, List<Section> sections, String program) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Document {
        sections = List.copyOf(sections);
    }

    /** A date and a time as documents write them. */
    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    /**
     * The head.
     *
     * @param kind of document, such as {@code report}
     * @param title the design
     * @param subtitle more about the design and the device
     * @param summary the result in one sentence
     * @param overview the picture of the result; empty if there is none
     */
    public record Head(
            String kind, String title, String subtitle, String summary, List<Figure> overview, Instant createdAt) {
        public Head {
            overview = List.copyOf(overview);
        }

        /** The kind of document and its time of creation. */
        public String origin() {
            return "DenseScope " + kind + ", " + date(createdAt);
        }
    }

    /**
     * A section.
     *
     * @param lead what it shows; may be empty
     */
    public record Section(String heading, String lead, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }

        /** Its figures in the order of reading. */
        public List<Figure> figures() {
            return Document.figures(blocks).toList();
        }
    }

    /** All figures in the order of reading. */
    public List<Figure> figures() {
        Stream<Figure> inSections = sections.stream().flatMap(section -> figures(section.blocks()));
        return Stream.concat(head.overview().stream(), inSections).toList();
    }

    private static Stream<Figure> figures(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block instanceof Figure figure ? Stream.of(figure) : figures(block.parts()));
    }
}
