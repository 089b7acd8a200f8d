package dev.densescope.ui.design.model;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.Presets;
import dev.densescope.ui.Messages;
import dev.densescope.ui.TextFilter;
import dev.densescope.ui.model.RecentDesigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a design can start from: a preset or a recent file. */
public sealed interface StartPoint {
    /** A preset. */
    record Preset(DenseNetSpec design) implements StartPoint {
        @Override
        public String name() {
            return design.name();
        }

        @Override
        public String detail() {
            return Messages.text(
                    "design.start.preset",
                    Integer.toString(design.depth()),
                    Integer.toString(design.blocks().get(0).growthRate()),
                    Integer.toString(design.input().height()));
        }
    }

    /** A file that was opened or saved before. */
    record Recent(Path file) implements StartPoint {
        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public String detail() {
            return String.valueOf(file.getParent());
        }
    }

    /** The display name. */
    String name();

    /** More about it, shown smaller. */
    String detail();

    /** The recent files and the presets whose name or detail has all words of a search. */
    static List<StartPoint> matching(String search, RecentDesigns recent) {
        List<StartPoint> all = new ArrayList<>();
        recent.files().forEach(file -> all.add(new Recent(file)));
        Presets.all().values().forEach(design -> all.add(new Preset(design)));
        TextFilter filter = TextFilter.of(search);
        return all.stream()
                .filter(each -> filter.finds(List.of(each.name(), each.detail())))
                .toList();
    }
}
