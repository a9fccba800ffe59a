package se.digitalpost.camel.minameddelanden.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

/**
 * Renders a message's own text as a letter: A4, the address in the window of a C5 envelope, whatever the envelope, so that the same message
 * always gives the same pages. Attachments are not its business.
 */
final class LetterRenderer {

    private static final double LEADING = 1.22;
    private static final double SUBJECT_SIZE = 15;
    private static final double SMALL_SIZE = 8.5;
    private static final int READABLE_REFERENCE = 25;
    private static final double ADDRESS_SIZE = 11;
    private static final double SMALLEST_ADDRESS_SIZE = 10;
    private static final double RETURN_HEIGHT = 11;

    private static final double LOGO_TOP = Sheet.mm(12);
    private static final double LOGO_WIDTH = Sheet.mm(80);
    private static final double LOGO_HEIGHT = Sheet.mm(15);
    private static final double LOGO_GAP = Sheet.mm(2);

    private final PDDocument document;
    private final Fonts fonts;
    private final Typesetter typesetter;
    private final Message message;
    private final Layout layout;
    private final Tag tags = Tag.document();

    private LetterRenderer(PDDocument document, Fonts fonts, Message message, Layout layout) {
        this.document = document;
        this.fonts = fonts;
        this.typesetter = new Typesetter(fonts, Hyphenator.of(message.language()));
        this.message = message;
        this.layout = layout;
    }

    /** @param substitutions how many characters the fonts lack */
    record Letter(byte[] pdf, int substitutions) {}

    /**
     * @param address a normalized address without faults
     * @throws NotPrintableException where the body has nothing to print, or the address has no room in the window
     */
    static Letter render(
            Message message, PostalAddress address, String returnAddress, Logo logo, Layout layout, LocalDate date)
            throws IOException {
        try (PDDocument document = new PDDocument();
                Fonts fonts = new Fonts(document)) {
            LetterRenderer renderer = new LetterRenderer(document, fonts, message, layout);
            int substitutions = renderer.draw(address, returnAddress, logo, date);
            StructureTree.write(document, renderer.tags);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return new Letter(bytes.toByteArray(), substitutions);
        }
    }

    private int draw(PostalAddress address, String returnAddress, Logo logo, LocalDate date) throws IOException {
        Tag sender = tags.child("Sect");
        Tag window = tags.child("Sect");
        List<Row> addressRows = addressRows(address);
        List<Row> facts = facts(date);
        double factsTop = layout.windowTop() + Sheet.mm(1);
        double factsBottom = factsTop
                + facts.stream().mapToDouble(row -> row.before() + row.height()).sum();
        List<List<Pages.Placed>> pages = Pages.of(
                body(),
                Math.max(layout.bodyTop(), factsBottom + Sheet.mm(8)),
                layout.firstBottom(),
                Sheet.NEXT_TOP,
                layout.nextBottom());
        int substitutions = 0;
        for (int i = 0; i < pages.size(); i++) {
            try (Canvas canvas = new Canvas(document, fonts)) {
                if (i == 0) {
                    letterhead(canvas, logo, sender);
                    window(canvas, returnAddress, addressRows, window);
                    canvas.draw(facts, layout.factsLeft(), factsTop, Canvas.BLACK);
                } else {
                    runningHead(canvas);
                }
                if (pages.size() > 1) {
                    pageNumber(canvas, i + 1, pages.size());
                }
                for (Pages.Placed placed : pages.get(i)) {
                    canvas.draw(placed, Sheet.LEFT, Sheet.COLUMN, Canvas.BLACK);
                }
                substitutions += canvas.substitutes();
            }
        }
        return substitutions;
    }

    private void letterhead(Canvas canvas, Logo logo, Tag section) throws IOException {
        Span name = Span.bold(message.sender().name());
        if (logo == null) {
            List<Row> rows = fit(name, Sheet.HEAD_WIDTH, 15, 8, layout.letterheadHeight());
            canvas.draw(tagged(rows, section.child("P")), Sheet.LEFT, Sheet.LETTERHEAD_TOP, Canvas.BLACK);
            return;
        }
        double scale = Math.min(LOGO_WIDTH / logo.width(), LOGO_HEIGHT / logo.height());
        double height = scale * logo.height();
        Tag picture = section.childPicture("Logotyp: " + message.sender().name());
        canvas.draw(logo.in(document), Sheet.LEFT, LOGO_TOP, scale * logo.width(), height, picture);
        double top = LOGO_TOP + height + LOGO_GAP;
        List<Row> rows = fit(name, Sheet.HEAD_WIDTH, 9.5, 7, layout.windowTop() - Sheet.mm(4) - top);
        canvas.draw(tagged(rows, section.child("P")), Sheet.LEFT, top, Canvas.BLACK);
    }

    private void window(Canvas canvas, String returnAddress, List<Row> address, Tag section) throws IOException {
        List<Row> small = fit(Span.of(returnAddress), layout.addressWidth(), 7, 4, RETURN_HEIGHT);
        double top = layout.windowTop() + Sheet.mm(1.2);
        canvas.draw(tagged(small, section.child("P")), layout.addressLeft(), top, Canvas.GREY);
        canvas.draw(tagged(address, section.child("P")), layout.addressLeft(), layout.addressTop(), Canvas.BLACK);
    }

    private List<Row> addressRows(PostalAddress address) {
        List<String> texts = AddressRules.lines(address);
        if (!texts.stream().allMatch(typesetter::canShow)) {
            throw unfit("have only characters that the letter's font has: no sign in it may be replaced");
        }
        for (double size = ADDRESS_SIZE; size >= SMALLEST_ADDRESS_SIZE; size -= 0.5) {
            List<Row> rows = new ArrayList<>();
            for (String text : texts) {
                rows.addAll(rows(Span.of(text), size, Layout.ADDRESS_LEADING, layout.addressWidth()));
            }
            boolean asWritten = rows.size() == texts.size() && rows.size() <= layout.addressLines();
            if (asWritten || (size == SMALLEST_ADDRESS_SIZE && rows.size() <= layout.addressLines())) {
                return rows;
            }
        }
        throw unfit("have room in the window: at most " + layout.addressLines() + " lines of "
                + Math.round(layout.addressWidth() * 25.4 / 72) + " mm");
    }

    private static NotPrintableException unfit(String rule) {
        return new NotPrintableException(
                Reason.NO_POSTAL_ADDRESS, List.of(new FieldFault("postalAddress", rule)), null);
    }

    private List<Row> facts(LocalDate date) {
        List<Row> facts = new ArrayList<>();
        fact("Datum", date.toString(), facts);
        fact("Vår referens", reference(message), facts);
        if (message.officialMatter() != null) {
            fact("Ärendenummer", message.officialMatter().officialMatterId(), facts);
        }
        fact("Er referens", message.attention(), facts);
        return facts;
    }

    /** The client reference stands for a missing reference where it looks like one: a longer one is for machines. */
    private static String reference(Message message) {
        if (message.reference() != null) {
            return message.reference();
        }
        return message.clientReference().length() <= READABLE_REFERENCE ? message.clientReference() : null;
    }

    private void fact(String label, String value, List<Row> facts) {
        if (value != null) {
            Tag tag = tags.child("P");
            tagged(rows(Span.of(label), 7.5, 9.5, layout.factsWidth()), tag)
                    .forEach(row -> facts.add(facts.isEmpty() ? row : row.spaced(4)));
            facts.addAll(tagged(rows(Span.of(value), 10, 12.5, layout.factsWidth()), tag));
        }
    }

    private void runningHead(Canvas canvas) throws IOException {
        Span name = Span.of(message.sender().name());
        canvas.draw(fit(name, Sheet.HEAD_WIDTH, SMALL_SIZE, 6, 24), Sheet.LEFT, Sheet.NEXT_HEAD, Canvas.GREY);
    }

    private void pageNumber(Canvas canvas, int page, int pages) throws IOException {
        Line number = typesetter.line(Span.of(page + " (" + pages + ")"), SMALL_SIZE);
        Row row = new Row(number, 0, SMALL_SIZE * LEADING, SMALL_SIZE, false, false);
        double top = page == 1 ? Sheet.LETTERHEAD_TOP + 5 : Sheet.NEXT_HEAD;
        canvas.draw(List.of(row), Sheet.LEFT + Sheet.COLUMN - number.width(), top, Canvas.GREY);
    }

    private List<Row> body() {
        Flow flow = new Flow(typesetter, Sheet.COLUMN, tags);
        flow.heading(List.of(Span.bold(message.subject())), SUBJECT_SIZE, 0, 7);
        flow.addAll(blocks());
        flow.together(closing());
        return flow.rows();
    }

    private List<Block> blocks() {
        MessageBody body = message.body();
        if (body.format() == MessageBody.Format.TEXT) {
            return PlainText.blocks(body.text());
        }
        List<Block> blocks = HtmlText.blocks(body.text());
        if (blocks.isEmpty()) {
            throw new NotPrintableException(
                    Reason.NOT_PRINTABLE,
                    List.of(new FieldFault("body", "have something to read besides images, which are not printed")),
                    null);
        }
        boolean subjectAgain = blocks.get(0) instanceof Block.Heading heading
                && Span.text(heading.text())
                        .strip()
                        .equalsIgnoreCase(message.subject().strip());
        return subjectAgain ? blocks.subList(1, blocks.size()) : blocks;
    }

    /** The documents that follow, and where to turn with questions. */
    private List<Block> closing() {
        List<Block> closing = new ArrayList<>();
        closing.add(new Block.Rule());
        List<Attachment> following = message.attachments().stream()
                .filter(attachment -> attachment.channel().isOnPaper())
                .toList();
        if (!following.isEmpty()) {
            closing.add(new Block.Heading(4, List.of(Span.bold("Bilagor"))));
            for (Attachment attachment : following) {
                line(attachment.fileName().replaceFirst("(?i)[.]pdf$", ""), closing);
            }
        }
        SupportInfo support = message.supportInfo();
        if (support != null) {
            closing.add(new Block.Heading(4, List.of(Span.bold("Har du frågor?"))));
            closing.addAll(PlainText.blocks(support.text()));
            contact("Telefon", support.phoneNumber(), closing);
            contact("E-post", support.emailAddress(), closing);
            contact("Webb", support.url(), closing);
        }
        return closing;
    }

    private static void contact(String label, String value, List<Block> blocks) {
        if (value != null) {
            line(label + '\t' + value, blocks);
        }
    }

    private static void line(String text, List<Block> blocks) {
        blocks.add(new Block.Paragraph(List.of(Span.of(text)), 0, null, false));
    }

    /** @return the text in the largest size in which it has room, or in the smallest */
    private List<Row> fit(Span text, double width, double largest, double smallest, double height) {
        double size = largest;
        List<Row> rows = rows(text, size, size * LEADING, width);
        while (rows.size() * size * LEADING > height && size > smallest) {
            size -= 0.5;
            rows = rows(text, size, size * LEADING, width);
        }
        return rows;
    }

    private static List<Row> tagged(List<Row> rows, Tag tag) {
        return rows.stream().map(row -> row.tagged(tag)).toList();
    }

    private List<Row> rows(Span text, double size, double leading, double width) {
        return typesetter.lines(List.of(text), size, width).stream()
                .map(line -> new Row(line, 0, leading, size, false, false))
                .toList();
    }
}
