package dev.densescope.report.document;

/** Writes blocks in one format. */
public interface BlockWriter {
    void heading(Block.Heading heading);

    void findings(Block.Findings findings);

    void legend(Block.Legend legend);

    void facts(Block.Facts facts);

    void terms(Block.Terms terms);

    void details(Block.Details details);

    void columns(Block.Columns columns);

    void code(Block.Code code);

    void paragraph(Paragraph paragraph);

    void figure(Figure figure);

    void table(Table table);
}
