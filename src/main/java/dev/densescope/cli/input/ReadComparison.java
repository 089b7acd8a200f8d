package dev.densescope.cli.input;

import dev.densescope.cli.option.UsageException;
import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.problem.DenseScopeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of a comparison.
 *
 * @param comparison of those that could be read
 * @param refused why the others could not
 */
public record ReadComparison(Comparison comparison, List<DenseScopeException> refused) {
    /**
     * Reads all of them.
     *
     * @throws DenseScopeException if fewer than two can be read, or they cannot be compared
     */
    public static ReadComparison of(List<Path> files, Function<Path, List<ComparedRun>> reader) {
        Comparison.requireAtMost(files.size());
        List<ComparedRun> runs = new ArrayList<>();
        List<DenseScopeException> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                runs.addAll(reader.apply(file));
            } catch (DenseScopeException unreadable) {
                refused.add(unreadable);
            }
        }
        if (runs.size() < 2 && !refused.isEmpty()) {
            throw together(refused, "");
        }
        return new ReadComparison(new Comparison(runs), refused);
    }

    /** @throws UsageException if some could not be read */
    public void requireAll() {
        if (!refused.isEmpty()) {
            throw together(
                    refused,
                    " The other %d are compared.".formatted(comparison.runs().size()));
        }
    }

    private static UsageException together(List<DenseScopeException> refused, String end) {
        String sentences =
                refused.stream().map(DenseScopeException::sentence).distinct().collect(Collectors.joining(" "));
        return new UsageException(sentences + end, refused.get(0));
    }
}
