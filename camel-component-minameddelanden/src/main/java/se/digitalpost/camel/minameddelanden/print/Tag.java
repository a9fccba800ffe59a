package se.digitalpost.camel.minameddelanden.print;

import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * An element of a document's structure: what a piece of content is to whoever doesn't see the page. An element has either elements in it, in the
 * order of reading, or content.
 */
final class Tag {

    /** A piece of content on a page. */
    record Mark(PDPage page, int number) {}

    private final String type;
    private final List<Tag> kids = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final COSDictionary attributes = new COSDictionary();
    private String alternative;

    private Tag(String type) {
        this.type = type;
    }

    static Tag document() {
        return new Tag("Document");
    }

    /** @return an element of its own, that is read by the text alone */
    static Tag picture(String text) {
        Tag picture = new Tag("Figure");
        picture.alternative = text;
        return picture;
    }

    /** @return a new element, the last one within this */
    Tag child(String childType) {
        Tag child = new Tag(childType);
        kids.add(child);
        return child;
    }

    /** @return a new picture, the last element within this */
    Tag childPicture(String text) {
        Tag child = picture(text);
        kids.add(child);
        return child;
    }

    /** @return this, a table's header for its column or its row */
    Tag scoped(boolean column) {
        return attribute("Scope", COSName.getPDFName(column ? "Column" : "Row"));
    }

    /** @return this, a table's cell that spans columns */
    Tag spanning(int columns) {
        return columns > 1 ? attribute("ColSpan", COSInteger.get(columns)) : this;
    }

    private Tag attribute(String name, COSBase value) {
        attributes.setName(COSName.O, "Table");
        attributes.setItem(COSName.getPDFName(name), value);
        return this;
    }

    void mark(PDPage page, int number) {
        marks.add(new Mark(page, number));
    }

    String type() {
        return type;
    }

    List<Tag> kids() {
        return kids;
    }

    List<Mark> marks() {
        return marks;
    }

    /** @return the attributes, empty where there are none */
    COSDictionary attributes() {
        return attributes;
    }

    /** @return the text that stands for the content, or null */
    String alternative() {
        return alternative;
    }

    /** @return whether there is nothing in it to read; an empty cell still keeps its place in the row */
    boolean isEmpty() {
        return marks.isEmpty() && !type.startsWith("T") && kids.stream().allMatch(Tag::isEmpty);
    }
}
