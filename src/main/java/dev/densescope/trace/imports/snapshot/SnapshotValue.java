package dev.densescope.trace.imports.snapshot;

import java.util.Optional;

/** A value in a snapshot's pickle. Containers hold only what is read of their content. */
sealed interface SnapshotValue {
    /** A text. */
    record TextValue(String value) implements SnapshotValue {}

    /** A whole number. */
    record Whole(long value) implements SnapshotValue {}

    /** Values that are not needed. */
    enum Other implements SnapshotValue {
        VALUE
    }

    /** A dictionary. Its items are set once; then it is what they mean. */
    final class Dictionary implements SnapshotValue {
        private DictionaryContent content = DictionaryContent.Nothing.EMPTY;

        DictionaryContent content() {
            return content;
        }

        void become(DictionaryContent meaning) {
            content = meaning;
        }
    }

    /** A list or a tuple. The first item that matters decides what it collects. */
    final class Sequence implements SnapshotValue {
        private ListContent
                content; // null before the first item that matters: most lists are small, and there are many

        Optional<ListContent> content() {
            return Optional.ofNullable(content);
        }

        void become(ListContent meaning) {
            content = meaning;
        }
    }
}
