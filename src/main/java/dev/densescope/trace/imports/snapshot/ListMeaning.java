package dev.densescope.trace.imports.snapshot;

import dev.densescope.pickle.PickleException;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Block;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Event;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Frame;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Nothing;
import dev.densescope.trace.imports.snapshot.DictionaryContent.Segment;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Dictionary;
import dev.densescope.trace.imports.snapshot.SnapshotValue.Sequence;

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
        ListContent content = list.content().orElseGet(() -> {
            ListContent.Items created = ListContent.Items.empty();
            list.become(created);
            return created;
        });
        if (!(content instanceof ListContent.Items items)) {
            throw mixed();
        }
        SnapshotLimits.require(++others <= SnapshotLimits.OTHERS, SnapshotLimits.OTHERS, "lists in lists");
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
            if (list.content().isEmpty()) {
                list.become(new ListContent.Stack(frame.index()));
            }
            require(list.content().get() instanceof ListContent.Stack);
        } else if (content instanceof Block block) {
            blocks(list).add(block);
        } else if (content instanceof Segment segment) {
            segments(list).add(segment);
        }
    }

    private DeviceHistory history(Sequence list) {
        if (list.content().isEmpty()) {
            SnapshotLimits.require(++histories <= SnapshotLimits.HISTORIES, SnapshotLimits.HISTORIES, "histories");
            list.become(new ListContent.History(new DeviceHistory()));
        }
        SnapshotLimits.require(++events <= SnapshotLimits.EVENTS, SnapshotLimits.EVENTS, "entries");
        if (list.content().get() instanceof ListContent.History history) {
            return history.history();
        }
        throw mixed();
    }

    private static ListContent.Blocks blocks(Sequence list) {
        if (list.content().isEmpty()) {
            list.become(new ListContent.Blocks());
        }
        if (list.content().get() instanceof ListContent.Blocks blocks) {
            return blocks;
        }
        throw mixed();
    }

    private ListContent.Segments segments(Sequence list) {
        if (list.content().isEmpty()) {
            SnapshotLimits.require(++histories <= SnapshotLimits.HISTORIES, SnapshotLimits.HISTORIES, "histories");
            list.become(new ListContent.Segments());
        }
        if (list.content().get() instanceof ListContent.Segments segments) {
            return segments;
        }
        throw mixed();
    }

    private static void require(boolean fulfilled) {
        if (!fulfilled) {
            throw mixed();
        }
    }

    private static PickleException mixed() {
        return new PickleException("a list in it has items of different kinds: write the file again with "
                + "torch.cuda.memory._dump_snapshot");
    }
}
