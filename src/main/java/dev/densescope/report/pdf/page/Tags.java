package dev.densescope.report.pdf.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** The structure of a document, for screen readers: elements in the order of reading, and what on pages belongs to them. */
public final class Tags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    /** The elements of the marked contents of each page, in their order. */
    private final IdentityHashMap<PDPage, List<PDStructureElement>> marked = new IdentityHashMap<>();

    private final List<PDPage> pages = new ArrayList<>();

    public Tags() {
        root.appendKid(document);
    }

    /** The element of the whole document. */
    public PDStructureElement document() {
        return document;
    }

    /** A new element, the last one of its parent. */
    public PDStructureElement add(String type, PDStructureElement parent) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** A new heading of a table. */
    public PDStructureElement addHeading(PDStructureElement row, String scope) {
        PDStructureElement heading = add("TH", row);
        PDTableAttributeObject attributes = new PDTableAttributeObject();
        attributes.setScope(scope);
        heading.addAttribute(attributes);
        return heading;
    }

    /** Adds content of a page to an element; returns the content's id on the page. */
    public int mark(PDStructureElement element, PDPage page) {
        List<PDStructureElement> elements = marked.computeIfAbsent(page, first -> {
            pages.add(first);
            return new ArrayList<>();
        });
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(elements.size());
        element.appendKid(reference);
        elements.add(element);
        return elements.size() - 1;
    }

    /** Makes the structure part of the document, after all pages are complete. */
    public void finish(PDDocument pdf) {
        Map<Integer, PDParentTreeValue> parents = new TreeMap<>();
        for (PDPage page : pages) {
            COSArray elements = new COSArray();
            marked.get(page).forEach(elements::add);
            page.setStructParents(parents.size());
            parents.put(parents.size(), new PDParentTreeValue(elements));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(info);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
