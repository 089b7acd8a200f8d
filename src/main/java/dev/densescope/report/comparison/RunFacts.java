package dev.densescope.report.comparison;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.RunIdentity;
import dev.densescope.report.content.RecipeFacts;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each run comes from and what it trained: a table of what differs, and once what all runs have in common. */
final class RunFacts {
    private static final String NONE = "–";

    private final Comparison comparison;
    private final List<Map<String, String>> trainings;
    private final List<String> different = new ArrayList<>();
    private final Map<String, String> common = new LinkedHashMap<>();

    RunFacts(Comparison comparison) {
        this.comparison = comparison;
        trainings = comparison.runs().stream()
                .map(run -> run.record()
                        .map(record -> training(run.identity().design().toString(), record))
                        .orElse(Map.of()))
                .toList();
        trainings.stream().filter(facts -> !facts.isEmpty()).findFirst().ifPresent(this::split);
    }

    /** By what is the same of all that is known. */
    private void split(Map<String, String> first) {
        first.forEach((name, value) -> {
            boolean same = trainings.stream().allMatch(facts -> facts.isEmpty() || value.equals(facts.get(name)));
            if (same) {
                common.put(name, value);
            } else {
                different.add(name);
            }
        });
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(table()));
        if (!common.isEmpty()) {
            blocks.add(new Block.Heading("The same in all runs"));
            if (trainings.stream().anyMatch(Map::isEmpty)) {
                blocks.add(Paragraph.of(Paragraph.Role.LEAD, "Imported records do not tell these."));
            }
            blocks.add(new Block.Facts(halves()));
        }
        return blocks;
    }

    private List<Map<String, String>> halves() {
        Map<String, String> one = new LinkedHashMap<>();
        Map<String, String> other = new LinkedHashMap<>();
        common.forEach((name, value) -> (one.size() < (common.size() + 1) / 2 ? one : other).put(name, value));
        return other.isEmpty() ? List.of(one) : List.of(one, other);
    }

    private Table table() {
        Table table = Table.of(Table.Use.PLAIN).text("Run").text("Recorded by").text("Started");
        for (String name : different) {
            table = table.text(name);
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int run = 0; run < comparison.runs().size(); run++) {
            rows.add(row(run));
        }
        return table.text("File").rows(rows);
    }

    private List<Cell> row(int run) {
        ComparedRun compared = comparison.runs().get(run);
        RunIdentity identity = compared.identity();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(comparison.labels().get(run)));
        cells.add(Cell.of(identity.origin().label()));
        cells.add(Cell.of(identity.startedAt().map(Document::date).orElse(NONE)));
        for (String name : different) {
            cells.add(Cell.of(trainings.get(run).getOrDefault(name, NONE)));
        }
        cells.add(Cell.of(identity.file().isEmpty() ? NONE : identity.fileName())
                .withTitle(identity.file().map(Path::toString).orElse("")));
        return cells;
    }

    private static Map<String, String> training(String design, RecordedRun run) {
        RunSettings settings = run.settings();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Design", design);
        facts.put("Data", settings.data().text());
        facts.put(
                "Steps",
                "%d after %d of warm-up".formatted(settings.steps(), settings.warmupSteps())
                        + RecipeFacts.turns(settings));
        facts.put("Seed", Long.toString(settings.seed()));
        RecipeFacts.put(facts, settings.recipe());
        facts.put("Where", settings.on().text());
        facts.put("Processor", run.environment().processor());
        facts.put("System", run.environment().operatingSystem());
        facts.put("Program", run.environment().program());
        return facts;
    }
}
