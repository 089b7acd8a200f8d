package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.pickle.PickleException;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Annotation;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Block;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Event;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Frame;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Nothing;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Segment;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Dictionary;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Sequence;
import java.util.function.Supplier;

/** Collects the items of lists. An entry of a history is dropped from its dictionary then. Confined to one thread. */
final class ListMeaning {
    private final FrameNames frames;
    private int events;
    private int histories;
    private int others;

    ListMeaning(FrameNames frames) {
        this.frames = frames;
    }

    void append(Sequence list, SnapshotValue item) {
        if (item instanceof Sequence inner) {
            appendList(list, inner);
        } else if (item instanceof Dictionary dictionary) {
            appendDictionary(list, dictionary);
        }
    }

    private void appendList(Sequence list, Sequence inner) {
        ListContent.Items items = content(list, ListContent.Items.class, ListContent.Items::empty);
        SnapshotLimits.require(++others <= SnapshotLimits.OTHERS, SnapshotLimits.OTHERS, Text.of("lists in lists"));
        items.lists().add(inner);
    }

    private void appendDictionary(Sequence list, Dictionary dictionary) {
        DictionaryContent content = dictionary.content();
        if (content instanceof Event event) {
            history(list).add(event);
            if (event.action() == Action.ALLOC) {
                frames.allocated(event.frame(), event.bytes());
            }
            dictionary.become(Nothing.USED);
        } else if (content instanceof Frame frame) {
            content(list, ListContent.Stack.class, () -> new ListContent.Stack(frame.index()));
        } else if (content instanceof Block block) {
            content(list, ListContent.Blocks.class, ListContent.Blocks::new).add(block);
        } else if (content instanceof Annotation annotation) {
            annotations(list).add(annotation);
            dictionary.become(Nothing.USED);
        } else if (content instanceof Segment segment) {
            content(list, ListContent.Segments.class, () -> counted(new ListContent.Segments()))
                    .add(segment);
        }
    }

    private DeviceHistory history(Sequence list) {
        SnapshotLimits.require(++events <= SnapshotLimits.EVENTS, SnapshotLimits.EVENTS, Text.of("entries"));
        return content(list, ListContent.History.class, () -> counted(new ListContent.History(new DeviceHistory())))
                .history();
    }

    private Annotations annotations(Sequence list) {
        SnapshotLimits.require(++events <= SnapshotLimits.EVENTS, SnapshotLimits.EVENTS, Text.of("entries"));
        return content(list, ListContent.Annotated.class, () -> counted(new ListContent.Annotated(new Annotations())))
                .annotations();
    }

    private <T> T counted(T created) {
        SnapshotLimits.require(++histories <= SnapshotLimits.HISTORIES, SnapshotLimits.HISTORIES, Text.of("histories"));
        return created;
    }

    /** The content of a list, which its first item decides. */
    private static <T extends ListContent> T content(Sequence list, Class<T> kind, Supplier<T> first) {
        if (list.content().isEmpty()) {
            list.become(first.get());
        }
        ListContent content = list.content().get();
        if (!kind.isInstance(content)) {
            throw mixed();
        }
        return kind.cast(content);
    }

    private static PickleException mixed() {
        return new PickleException(Text.of("a list in it has items of different kinds: write the file again with "
                + "torch.cuda.memory._dump_snapshot"));
    }
}
