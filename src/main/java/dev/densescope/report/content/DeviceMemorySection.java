package dev.densescope.report.content;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import java.util.ArrayList;
import java.util.List;

/** The memory of a GPU as reported by its driver, split by known owner; nothing for runs on the CPU. */
final class DeviceMemorySection {
    private static final double MEBIBYTE = 1 << 20;

    private final Report report;

    DeviceMemorySection(Report report) {
        this.report = report;
    }

    /** Whether any of the runs has something to show. */
    static boolean applies(Report report) {
        return report.runs().stream().anyMatch(run -> run.deviceMemoryBalance().isPresent());
    }

    static String lead() {
        return "After the step with the most memory used by this process. Tensors and workspace were allocated by the run; "
                + "the context is the rest that CUDA, its libraries and their kernels use. The remainder is the part of the driver's reading "
                + "that is not accounted for.";
    }

    List<Block> blocks() {
        Table table = Table.of(Table.Use.RUNS)
                .text("Strategy")
                .number("Tensors")
                .number("Workspace")
                .number("Context")
                .number("Remainder")
                .number("This process")
                .number("Others")
                .number("Used")
                .number("Free");
        List<Block> blocks = new ArrayList<>();
        blocks.add(table.rows(report.runs().stream()
                .flatMap(run -> run.deviceMemoryBalance().stream().map(balance -> row(run, balance)))
                .toList()));
        boolean isGuessed = report.runs().stream()
                .flatMap(run -> run.deviceMemoryBalance().stream())
                .anyMatch(balance -> !balance.used().exact());
        if (isGuessed) {
            blocks.add(Paragraph.of(
                    Paragraph.Role.NOTE,
                    "The driver does not list this process here, as in containers: its share is the memory used beyond "
                            + "that at its start."));
        }
        return blocks;
    }

    private List<Cell> row(RunRecord run, DeviceMemoryUse.Balance balance) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(report.label(run)));
        cells.add(Cell.bytes(balance.tensorBytes()));
        cells.add(Cell.bytes(balance.workspaceBytes()));
        cells.add(Cell.bytes(balance.contextBytes()));
        cells.add(remainder(balance.remainderBytes()));
        cells.add(Cell.bytes(balance.used().thisProcessBytes()));
        cells.add(Cell.bytes(balance.used().othersBytes()));
        cells.add(Cell.bytes(balance.usedBytes()));
        cells.add(Cell.bytes(balance.used().freeBytes()));
        return cells;
    }

    /** Bytes that may be negative. */
    private static Cell remainder(long bytes) {
        String text = bytes < 0
                ? "\u2212" + QuantityText.FILES.significant(-bytes / MEBIBYTE) + " MiB"
                : QuantityText.FILES.bytes(bytes);
        return Cell.number(text, bytes, Long.toString(bytes) + " bytes");
    }
}
