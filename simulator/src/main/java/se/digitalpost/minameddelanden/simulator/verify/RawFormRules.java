package se.digitalpost.minameddelanden.simulator.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that a parser hides: they are about the bytes. {@code <!} and {@code <?} need no context, since a bare
 * {@code <} can stand nowhere else than where markup begins.
 */
final class RawFormRules {

    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&#(?:x0*d|0*13);", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml\\s+version\\s*=\\s*[\"'][^\"']*[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?"
                    + "(?:\\s+standalone\\s*=\\s*[\"'][^\"']*[\"'])?\\s*\\?>");
    private static final int LONGEST_DECLARATION = 200;
    private static final int LONGEST_REFERENCE = 1_024;

    private final byte[] bytes;
    private final Findings findings;

    private RawFormRules(byte[] bytes, Findings findings) {
        this.bytes = bytes;
        this.findings = findings;
    }

    static void check(byte[] bytes, Findings findings) {
        RawFormRules rules = new RawFormRules(bytes, findings);
        rules.encoding();
        rules.markup(rules.declaration());
    }

    private void encoding() {
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            findings.add(FindingCode.NOT_UTF8, "a byte order mark");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            findings.add(FindingCode.NOT_UTF8, "bytes that are not UTF-8");
        }
    }

    /** Where the XML declaration ends; 0 where there is none. */
    private int declaration() {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARATION.matcher(start);
        if (!matcher.lookingAt()) {
            return 0;
        }
        String encoding = matcher.group(1);
        findings.addUnless(
                encoding == null || encoding.equalsIgnoreCase("UTF-8"),
                FindingCode.NOT_UTF8,
                "the XML declaration names another encoding");
        return matcher.end();
    }

    private void markup(int from) {
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '\r' -> findings.add(FindingCode.CARRIAGE_RETURN, "a carriage return");
                case '&' -> reference(i);
                case '<' -> {
                    if (i >= from) {
                        opening(i);
                    }
                }
                default -> {
                    // Any other byte is text, or part of a tag.
                }
            }
        }
    }

    private void reference(int at) {
        String text =
                new String(bytes, at, Math.min(LONGEST_REFERENCE, bytes.length - at), StandardCharsets.ISO_8859_1);
        if (CHARACTER_REFERENCE.matcher(text).lookingAt()) {
            findings.add(FindingCode.CARRIAGE_RETURN_REFERENCE, "a reference to a carriage return");
        }
    }

    private void opening(int at) {
        if (startsWith(at, "<?")) {
            findings.add(FindingCode.PROCESSING_INSTRUCTION, "a processing instruction");
        } else if (startsWith(at, "<!--")) {
            findings.add(FindingCode.COMMENT, "a comment");
        } else if (startsWith(at, "<![CDATA[")) {
            findings.add(FindingCode.CDATA_SECTION, "a CDATA section");
        } else if (startsWith(at, "<!")) {
            findings.add(FindingCode.DOCTYPE, "a DOCTYPE");
        }
    }

    private boolean startsWith(int at, String text) {
        if (at + text.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
