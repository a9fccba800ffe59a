package se.digitalpost.camel.minameddelanden.print;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Writes a document's tags into it (ISO 32000-1, 14.7 and 14.8). */
final class StructureTree {

    private final Map<COSDictionary, COSArray> owners = new IdentityHashMap<>();
    private final COSDictionary tree;
    private final COSArray pages;

    private StructureTree(PDDocument document, COSDictionary tree) {
        this.tree = tree;
        this.pages = tree.getCOSDictionary(COSName.PARENT_TREE).getCOSArray(COSName.NUMS);
        int key = tree.getInt(COSName.PARENT_TREE_NEXT_KEY);
        for (PDPage page : document.getPages()) {
            if (!page.getCOSObject().containsKey(COSName.STRUCT_PARENTS)) {
                COSArray ofPage = new COSArray();
                owners.put(page.getCOSObject(), ofPage);
                page.setStructParents(key);
                page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
                pages.add(COSInteger.get(key++));
                pages.add(ofPage);
            }
        }
        tree.setInt(COSName.PARENT_TREE_NEXT_KEY, key);
    }

    /**
     * Tags a document that has no tags yet.
     *
     * @param root the outermost element, with the marks of all pages
     */
    static void write(PDDocument document, Tag root) {
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, new COSArray());
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        tree.setItem(COSName.PARENT_TREE, parents);
        tree.setInt(COSName.PARENT_TREE_NEXT_KEY, 0);
        tree.setItem(COSName.K, new StructureTree(document, tree).element(root, tree));
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.STRUCT_TREE_ROOT, tree);
        COSDictionary marked = new COSDictionary();
        marked.setItem(COSName.getPDFName("Marked"), COSBoolean.TRUE);
        catalog.setItem(COSName.MARK_INFO, marked);
    }

    /**
     * Adds the tags of pages that have come after those that {@link #write} tagged.
     *
     * @param elements come last within the outermost element
     */
    static void extend(PDDocument document, List<Tag> elements) {
        COSDictionary tree = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        StructureTree more = new StructureTree(document, tree);
        COSDictionary root = tree.getCOSDictionary(COSName.K);
        COSArray kids = root.getCOSArray(COSName.K);
        for (Tag element : elements) {
            kids.add(more.element(element, root));
        }
    }

    private COSDictionary element(Tag tag, COSDictionary parent) {
        COSDictionary element = new COSDictionary();
        element.setItem(COSName.TYPE, COSName.STRUCT_ELEM);
        element.setName(COSName.S, tag.type());
        element.setItem(COSName.P, parent);
        if (tag.alternative() != null) {
            element.setString(COSName.ALT, tag.alternative());
        }
        if (tag.attributes().size() > 0) {
            element.setItem(COSName.A, tag.attributes());
        }
        COSArray kids = new COSArray();
        for (Tag kid : tag.kids()) {
            if (!kid.isEmpty()) {
                kids.add(element(kid, element));
            }
        }
        if (!tag.marks().isEmpty()) {
            PDPage first = tag.marks().get(0).page();
            element.setItem(COSName.PG, first);
            for (Tag.Mark mark : tag.marks()) {
                kids.add(reference(mark, first));
                owner(mark, element);
            }
        }
        element.setItem(COSName.K, kids);
        return element;
    }

    private static COSBase reference(Tag.Mark mark, PDPage first) {
        if (mark.page().getCOSObject() == first.getCOSObject()) {
            return COSInteger.get(mark.number());
        }
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "MCR");
        reference.setItem(COSName.PG, mark.page());
        reference.setInt(COSName.MCID, mark.number());
        return reference;
    }

    /** The marks of a page are numbered from 0 on, in the order in which they were drawn. */
    private void owner(Tag.Mark mark, COSDictionary element) {
        COSArray ofPage = owners.get(mark.page().getCOSObject());
        ofPage.growToSize(mark.number() + 1);
        ofPage.set(mark.number(), element);
    }
}
