package dev.densescope.report.html;

import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.svg.Markup;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    void write(Markup page) {
        Table table = new Table("stack")
                .text("Strategy")
                .number("Tensors")
                .number("Workspace")
                .number("Context")
                .number("Remainder")
                .number("This process")
                .number("Others")
                .number("Used")
                .number("Free");
        for (RunRecord run : report.runs()) {
            run.deviceMemoryBalance().ifPresent(balance -> table.row(row(run, balance)));
        }
        table.write(page);
        Optional<RunRecord> guessed = report.runs().stream()
                .filter(run -> run.deviceMemoryBalance()
                        .filter(balance -> !balance.used().exact())
                        .isPresent())
                .findFirst();
        if (guessed.isPresent()) {
            page.element(
                    "p",
                    "The driver does not list this process here, as in containers: its share is the memory used beyond "
                            + "that at its start.",
                    "class",
                    "note");
        }
    }

    private List<Table.Cell> row(RunRecord run, DeviceMemoryUse.Balance balance) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.Cell.of(report.label(run)));
        cells.add(bytes(balance.tensorBytes()));
        cells.add(bytes(balance.workspaceBytes()));
        cells.add(bytes(balance.contextBytes()));
        cells.add(remainder(balance.remainderBytes()));
        cells.add(bytes(balance.used().thisProcessBytes()));
        cells.add(bytes(balance.used().othersBytes()));
        cells.add(bytes(balance.usedBytes()));
        cells.add(bytes(balance.used().freeBytes()));
        return cells;
    }

    private static Table.Cell bytes(long bytes) {
        return Table.Cell.number(QuantityText.FILES.bytes(bytes), bytes, QuantityText.FILES.exactBytes(bytes));
    }

    /** Bytes that may be negative. */
    private static Table.Cell remainder(long bytes) {
        String text = bytes < 0
                ? "\u2212" + QuantityText.FILES.significant(-bytes / MEBIBYTE) + " MiB"
                : QuantityText.FILES.bytes(bytes);
        return Table.Cell.number(text, bytes, Long.toString(bytes) + " bytes");
    }
}
