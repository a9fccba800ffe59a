package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.AllowedAttribute;

/** Goes through a document once, event by event: its structure, its form, the limits; what it means goes to the {@link ElementReading}. */
final class DocumentReading {

    private static final Place FOREIGN = Place.outermost("foreign content");

    private final Set<DocumentKind> asked;
    private final HardenedReader input;
    private final Base64Runs runs;
    private final XMLStreamReader reader;
    private final ElementReading meaning;
    private final ElementTarget copy;
    private final WireForm wire;
    private final Findings findings;
    private final Deque<Frame> open = new ArrayDeque<>();
    private int elements;
    private boolean stopped;

    /** @param copy takes the elements and texts too, as far as they are read */
    DocumentReading(
            Set<DocumentKind> asked,
            HardenedReader input,
            Base64Runs runs,
            ElementReading meaning,
            ElementTarget copy,
            Findings findings) {
        this.asked = asked;
        this.input = input;
        this.runs = runs;
        this.reader = input.current();
        this.meaning = meaning;
        this.copy = copy;
        this.wire = new WireForm(findings);
        this.findings = findings;
    }

    /** Reads to the end, or to where reading on would tell nothing more. */
    void read() throws UnreadableException, IOException {
        declaration();
        while (!stopped && input.advance()) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.COMMENT -> findings.add(FindingCode.COMMENT, "a comment");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    findings.add(FindingCode.PROCESSING_INSTRUCTION, "a processing instruction");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    stop(FindingCode.ENTITY_REFERENCE, "a reference to an entity");
                case XMLStreamConstants.DTD -> stop(FindingCode.DOCTYPE, "a DOCTYPE");
                default -> {
                    // The end of the document.
                }
            }
        }
    }

    private void declaration() {
        String version = reader.getVersion();
        if (version != null && !version.equals("1.0")) {
            stop(FindingCode.NOT_XML_1_0, "another version of XML than 1.0");
        }
        String encoding = reader.getCharacterEncodingScheme();
        findings.addUnless(
                encoding == null || encoding.equalsIgnoreCase("UTF-8"),
                FindingCode.DECLARED_ENCODING,
                "the XML declaration names another encoding than UTF-8");
    }

    private void start() throws IOException {
        int attributes = reader.getAttributeCount() + reader.getNamespaceCount();
        if (++elements > Limits.ELEMENTS || open.size() == Limits.DEPTH || attributes > Limits.ATTRIBUTES) {
            stop(FindingCode.LIMIT_EXCEEDED, "too many elements, elements within elements, or attributes");
            return;
        }
        String uri = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        Frame parent = open.peek();
        Frame frame = parent == null ? root(uri, reader.getLocalName()) : child(parent, uri, reader.getLocalName());
        if (frame == null) {
            return;
        }
        if (frame.role() == Role.INNER_DELIVER_SECURE) {
            wire.innerDeliverSecure(reader);
        }
        wire.element(reader);
        List<Attribute> all = Attribute.of(reader);
        if (frame.kind == Frame.Kind.KNOWN) {
            allowed(frame, all);
        }
        open.push(frame);
        meaning.start(frame, parent, all);
        copy.start(uri, frame.name, all);
        if (frame.isBase64()) {
            base64(frame);
        }
    }

    private void base64(Frame frame) throws IOException {
        while (runs.next(elements)) {
            frame.hasText = true;
            meaning.base64(runs);
            copy.base64(runs.encoded(), Base64Runs.LENGTH);
        }
    }

    private Frame root(String uri, String name) {
        DocumentKind kind = DocumentKind.of(uri, name);
        if (kind == null) {
            stop(FindingCode.UNKNOWN_ROOT, "the root is not " + DocumentKind.text(asked));
            return null;
        }
        findings.addUnless(
                asked.contains(kind), FindingCode.OTHER_ROOT, () -> "the root is not " + DocumentKind.text(asked));
        return Frame.root(kind.root(), name, uri);
    }

    private Frame child(Frame parent, String uri, String name) {
        parent.hasElements = true;
        return switch (parent.kind) {
            case KNOWN -> {
                Particle particle = parent.accept(uri, name, findings);
                if (particle == null) {
                    yield Frame.other(Frame.Kind.IGNORED, parent.place, name, uri);
                }
                yield particle.isForeign()
                        ? foreign(uri, name)
                        : Frame.known(particle, parent.place.child(particle.name()), name, uri);
            }
            case FOREIGN -> foreign(uri, name);
            case IGNORED -> Frame.other(Frame.Kind.IGNORED, parent.place, name, uri);
        };
    }

    private Frame foreign(String uri, String name) {
        Particle extension = DeliverySchema.GLOBAL_OFFICIAL_MATTER_EXTENSION;
        if (extension.takes(uri, name)) {
            return Frame.known(extension, FOREIGN.child(extension.name()), name, uri);
        }
        if (uri.equals(Namespace.XMLDSIG.uri()) && name.equals("Signature")) {
            findings.add(FindingCode.SIGNATURE_MISPLACED, "a Signature in " + FOREIGN);
        } else {
            findings.addUnless(
                    !DeliverySchema.isReserved(uri),
                    FindingCode.RESERVED_ELEMENT,
                    "an element of the infrastructure's, XML Signature's or SOAP's in " + FOREIGN);
        }
        return Frame.other(Frame.Kind.FOREIGN, FOREIGN, name, uri);
    }

    private void allowed(Frame frame, List<Attribute> all) {
        List<AllowedAttribute> allowed = frame.type.attributes();
        for (Attribute attribute : all) {
            findings.addUnless(
                    allowed.stream().anyMatch(a -> a.name().equals(attribute.name())),
                    FindingCode.UNEXPECTED_ATTRIBUTE,
                    () -> "an attribute on " + frame.place + " that it can't have");
        }
        for (AllowedAttribute attribute : allowed) {
            findings.addUnless(
                    !attribute.required() || all.stream().anyMatch(a -> a.name().equals(attribute.name())),
                    FindingCode.MISSING_ATTRIBUTE,
                    () -> "no attribute " + attribute.name() + " on " + frame.place);
        }
    }

    private void end() throws IOException {
        Frame frame = open.pop();
        frame.end(findings);
        findings.addUnless(
                !frame.hasText || !frame.hasElements || frame.kind != Frame.Kind.FOREIGN,
                FindingCode.TEXT_BETWEEN_ELEMENTS,
                "text between elements in " + FOREIGN);
        meaning.end(frame);
        copy.end();
    }

    private void text() throws UnreadableException, IOException {
        char[] chars = input.text();
        int offset = input.textStart();
        int length = input.textLength();
        Frame frame = open.peek();
        if (frame == null || length == 0) {
            return;
        }
        frame.hasText = true;
        wire.text(chars, offset, length);
        if (frame.type instanceof Type.Complex) {
            if (isWhiteSpace(chars, offset, length)) {
                findings.add(FindingCode.TEXT_BETWEEN_ELEMENTS, "white space between elements in " + frame.place);
            } else {
                findings.add(FindingCode.UNEXPECTED_TEXT, "text in " + frame.place + ", which has elements only");
            }
        }
        meaning.text(chars, offset, length);
        copy.text(chars, offset, length);
    }

    private static boolean isWhiteSpace(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (chars[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private void stop(FindingCode code, String text) {
        findings.add(code, text);
        stopped = true;
    }
}
