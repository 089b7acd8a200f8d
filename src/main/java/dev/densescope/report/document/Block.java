package dev.densescope.report.document;

import dev.densescope.report.analysis.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a section. */
public sealed interface Block
        permits Block.Heading,
                Block.Findings,
                Block.Legend,
                Block.Facts,
                Block.Terms,
                Block.Details,
                Block.Columns,
                Block.Code,
                Paragraph,
                Figure,
                Table {
    /** Calls the method of the writer for this kind of block. */
    void write(BlockWriter writer);

    /** The blocks inside of this one; usually none. */
    default List<Block> parts() {
        return List.of();
    }

    /** A heading within a section. */
    record Heading(String text) implements Block {
        @Override
        public void write(BlockWriter writer) {
            writer.heading(this);
        }
    }

    /** Conclusions, the most important first. */
    record Findings(List<Finding> findings) implements Block {
        public Findings {
            findings = List.copyOf(findings);
        }

        @Override
        public void write(BlockWriter writer) {
            writer.findings(this);
        }
    }

    /** The keys of the figures below. */
    record Legend(List<LegendKey> keys) implements Block {
        public Legend {
            keys = List.copyOf(keys);
        }

        @Override
        public void write(BlockWriter writer) {
            writer.legend(this);
        }
    }

    /** Values by name, in groups that may stand side by side. */
    record Facts(List<Map<String, String>> groups) implements Block {
        public Facts {
            List<Map<String, String>> copies = new ArrayList<>();
            groups.forEach(group -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(group))));
            groups = Collections.unmodifiableList(copies);
        }

        @Override
        public void write(BlockWriter writer) {
            writer.facts(this);
        }
    }

    /** Meanings by term. */
    record Terms(Map<String, String> meanings) implements Block {
        public Terms {
            meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
        }

        @Override
        public void write(BlockWriter writer) {
            writer.terms(this);
        }
    }

    /**
     * Blocks that may be hidden.
     *
     * @param summary what they are
     * @param isOpen whether they are shown at first
     */
    record Details(String summary, boolean isOpen, List<Block> blocks) implements Block {
        public Details {
            blocks = List.copyOf(blocks);
        }

        @Override
        public List<Block> parts() {
            return blocks;
        }

        @Override
        public void write(BlockWriter writer) {
            writer.details(this);
        }
    }

    /** Blocks that may stand side by side. */
    record Columns(List<List<Block>> columns) implements Block {
        public Columns {
            columns = columns.stream().map(List::copyOf).toList();
        }

        @Override
        public List<Block> parts() {
            return columns.stream().flatMap(List::stream).toList();
        }

        @Override
        public void write(BlockWriter writer) {
            writer.columns(this);
        }
    }

    /** Text for programs, such as that of a plan. */
    record Code(String text) implements Block {
        @Override
        public void write(BlockWriter writer) {
            writer.code(this);
        }
    }
}
