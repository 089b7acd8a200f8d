package dev.densescope.report.pdf;

import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.BlockWriter;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.report.drawing.Ink;
import dev.densescope.report.pdf.page.Bookmarks;
import dev.densescope.report.pdf.page.Drawn;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.Piece;
import dev.densescope.report.pdf.page.Tags;
import dev.densescope.report.pdf.table.TablePieces;
import dev.densescope.report.pdf.table.TableSplit;
import dev.densescope.report.typeface.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Makes pieces of blocks. Confined to one thread. */
final class PdfBlocks implements BlockWriter {
    private static final double AFTER_BLOCK = 8;
    private static final double BULLET = 12;
    private static final double DISC = 5;
    private static final double TERM = 112;
    /** Open details of at most this many rows are in place, all others in the appendix. */
    private static final int ROWS_IN_PLACE = 16;

    private final LineBreaker breaker;
    private final Tags tags;
    private final Bookmarks bookmarks;
    private final PDStructureElement part;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Block.Details> appended = new ArrayList<>();

    /** @param part of the structure that the blocks belong to */
    PdfBlocks(LineBreaker breaker, Tags tags, Bookmarks bookmarks, PDStructureElement part) {
        this.breaker = breaker;
        this.tags = tags;
        this.bookmarks = bookmarks;
        this.part = part;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Details that belong into the appendix. */
    List<Block.Details> appended() {
        return List.copyOf(appended);
    }

    /** Details in the appendix, with a heading. */
    void writeAppended(Block.Details details) {
        heading(new Block.Heading(details.summary()));
        details.blocks().forEach(block -> block.write(this));
    }

    @Override
    public void heading(Block.Heading heading) {
        List<Piece> lines = TextPieces.keepingNext(text("H3").of(Font.HEADING, heading.text()));
        Piece first = lines.get(0);
        pieces.add(new Piece(AFTER_BLOCK, first.height(), true, first.heading(), (canvas, top) -> {
            bookmarks.addHeading(heading.text(), canvas, top);
            first.drawn().on(canvas, top);
        }));
        pieces.addAll(lines.subList(1, lines.size()));
    }

    @Override
    public void paragraph(Paragraph paragraph) {
        Font font = font(paragraph.role());
        List<LineBreaker.Text> texts = paragraph.runs().stream()
                .filter(run -> !run.text().isEmpty())
                .map(run ->
                        new LineBreaker.Text(run.isStrong() ? font.with(Face.SEMIBOLD, Ink.TEXT) : font, run.text()))
                .toList();
        List<Piece> lines = text("P").of(texts, font.leading());
        boolean leads = paragraph.role() != Paragraph.Role.PLAIN && paragraph.role() != Paragraph.Role.NOTE;
        pieces.addAll(leads ? TextPieces.keepingNext(lines) : lines);
        pieces.add(leads ? Piece.of(3, Drawn.nothing()).keepingNext() : Piece.space(4));
    }

    private static Font font(Paragraph.Role role) {
        return switch (role) {
            case PLAIN -> Font.BODY;
            case LEAD, CHART_LEAD, FIGURES -> Font.LEAD;
            case NOTE -> Font.NOTE;
        };
    }

    @Override
    public void findings(Block.Findings findings) {
        PDStructureElement list = tags.add("L", part);
        for (Finding finding : findings.findings()) {
            PDStructureElement body = tags.add("LBody", tags.add("LI", list));
            TextPieces text = new TextPieces(breaker, body, PageMeasures.LEFT + BULLET, PageMeasures.WIDTH - BULLET);
            List<Piece> statement = text.of(Font.STRONG, finding.statement());
            pieces.add(bulleted(statement.get(0), ink(finding.kind())).before(6).keepingNext());
            pieces.addAll(TextPieces.keepingNext(statement.subList(1, statement.size())));
            pieces.addAll(text.of(
                    List.of(
                            new LineBreaker.Text(Font.LEAD, finding.evidence() + " "),
                            new LineBreaker.Text(Font.BODY, finding.action())),
                    Font.BODY.leading()));
        }
    }

    private static Piece bulleted(Piece line, Ink ink) {
        return Piece.of(line.height(), (canvas, top) -> {
            double middle = top + Font.STRONG.leading() / 2;
            canvas.artifact(() -> canvas.disc(ink, PageMeasures.LEFT, middle - DISC / 2, DISC));
            line.drawn().on(canvas, top);
        });
    }

    private static Ink ink(Finding.Kind kind) {
        return switch (kind) {
            case GOOD -> Ink.GOOD;
            case NOTE -> Ink.ACCENT;
            case BAD -> Ink.BAD;
        };
    }

    @Override
    public void legend(Block.Legend legend) {
        PDStructureElement paragraph = tags.add("P", part);
        pieces.addAll(new LegendPieces(breaker, paragraph).of(legend.keys()));
    }

    @Override
    public void facts(Block.Facts facts) {
        facts.groups().forEach(group -> {
            PDStructureElement table = tags.add("Table", part);
            group.forEach((name, value) -> {
                PDStructureElement row = tags.add("TR", table);
                pieces.add(new PairPiece(tags.addHeading(row, "Row"), tags.add("TD", row), TERM)
                        .of(breaker, Font.LEAD, name, value));
            });
            pieces.add(Piece.space(AFTER_BLOCK));
        });
    }

    @Override
    public void terms(Block.Terms terms) {
        PDStructureElement list = tags.add("L", part);
        for (Map.Entry<String, String> term : terms.meanings().entrySet()) {
            PDStructureElement item = tags.add("LI", list);
            pieces.add(new PairPiece(tags.add("Lbl", item), tags.add("LBody", item), TERM)
                    .of(breaker, Font.LEAD, term.getKey(), term.getValue()));
        }
    }

    @Override
    public void details(Block.Details details) {
        int rows = details.blocks().stream()
                .mapToInt(block -> block instanceof Table table ? table.rows().size() : 1)
                .sum();
        if (details.isOpen() && rows <= ROWS_IN_PLACE) {
            heading(new Block.Heading(details.summary()));
            details.blocks().forEach(block -> block.write(this));
        } else {
            appended.add(details);
            keepLast();
            paragraph(Paragraph.of(Paragraph.Role.NOTE, details.summary() + ": in the appendix."));
        }
    }

    /** Keeps the last piece with height on the page of what follows. */
    private void keepLast() {
        for (int last = pieces.size() - 1; last >= 0; last--) {
            Piece piece = pieces.get(last);
            pieces.set(last, piece.keepingNext());
            if (piece.height() > 0) {
                return;
            }
        }
    }

    @Override
    public void columns(Block.Columns columns) {
        columns.parts().forEach(block -> block.write(this));
    }

    @Override
    public void code(Block.Code code) {
        PDStructureElement paragraph = tags.add("P", part);
        TextPieces text = new TextPieces(breaker, tags.add("Code", paragraph), PageMeasures.LEFT, PageMeasures.WIDTH);
        code.text().lines().forEach(line -> pieces.addAll(text.of(Font.NOTE.with(Face.REGULAR, Ink.TEXT), line)));
        pieces.add(Piece.space(AFTER_BLOCK));
    }

    @Override
    public void figure(Figure figure) {
        pieces.add(new FigurePiece(tags.add("Figure", part)).of(figure));
        pieces.add(Piece.space(AFTER_BLOCK));
    }

    @Override
    public void table(Table table) {
        for (Table fitting : new TableSplit(breaker).of(table)) {
            pieces.addAll(new TablePieces(breaker, tags, tags.add("Table", part)).of(fitting));
            pieces.add(Piece.space(AFTER_BLOCK));
        }
    }

    private TextPieces text(String type) {
        return new TextPieces(breaker, tags.add(type, part), PageMeasures.LEFT, PageMeasures.WIDTH);
    }
}
