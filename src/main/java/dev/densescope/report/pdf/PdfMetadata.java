package dev.densescope.report.pdf;

import dev.densescope.report.VisibleText;
import dev.densescope.report.document.Document;
import dev.densescope.report.svg.Markup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Title, language, dates and identity of a document, all from its content, so that equal reports are equal files.
 *
 * @param program that made it
 */
record PdfMetadata(Document.Head head, String program) {
    private static final String LANGUAGE = "en";
    private static final String CREATOR = "DenseScope";

    void put(PDDocument pdf) throws IOException {
        putInformation(pdf);
        pdf.getDocumentCatalog().setLanguage(LANGUAGE);
        pdf.getDocumentCatalog().setViewerPreferences(preferences());
        PDMetadata metadata = new PDMetadata(pdf, new ByteArrayInputStream(xmp().getBytes(StandardCharsets.UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
        pdf.setDocumentId(head.createdAt().toEpochMilli());
    }

    private String title() {
        return VisibleText.line("%s – DenseScope %s".formatted(head.title(), head.kind()));
    }

    private void putInformation(PDDocument pdf) {
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setTitle(title());
        information.setSubject(VisibleText.line(head.summary()));
        information.setCreator(CREATOR);
        information.setProducer(VisibleText.line(program));
        GregorianCalendar created = GregorianCalendar.from(created().atZone(ZoneOffset.UTC));
        information.setCreationDate(created);
        information.setModificationDate(created);
    }

    private Instant created() {
        return Instant.ofEpochSecond(head.createdAt().getEpochSecond());
    }

    private static PDViewerPreferences preferences() {
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        return preferences;
    }

    /** The same for programs, as XMP. It declares PDF/UA-1, the standard of accessible documents. */
    private String xmp() {
        Markup xmp = new Markup();
        xmp.verbatim("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>")
                .line();
        xmp.open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/");
        xmp.open("rdf:RDF", "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        xmp.open(
                "rdf:Description",
                "rdf:about",
                "",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:xmp",
                "http://ns.adobe.com/xap/1.0/",
                "xmlns:pdf",
                "http://ns.adobe.com/pdf/1.3/",
                "xmlns:pdfuaid",
                "http://www.aiim.org/pdfua/ns/id/");
        xmp.element("pdfuaid:part", "1");
        xmp.open("dc:title").open("rdf:Alt").element("rdf:li", title(), "xml:lang", "x-default");
        xmp.close().close();
        xmp.open("dc:description").open("rdf:Alt");
        xmp.element("rdf:li", VisibleText.line(head.summary()), "xml:lang", "x-default");
        xmp.close().close();
        xmp.open("dc:language")
                .open("rdf:Bag")
                .element("rdf:li", LANGUAGE)
                .close()
                .close();
        xmp.element("xmp:CreateDate", created().toString());
        xmp.element("xmp:ModifyDate", created().toString());
        xmp.element("xmp:CreatorTool", CREATOR);
        xmp.element("pdf:Producer", VisibleText.line(program));
        xmp.close().close().close().line().verbatim("<?xpacket end=\"w\"?>");
        return xmp.finish();
    }
}
