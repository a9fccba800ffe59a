package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The bytes on their way to the parser. What a parser hides is seen here (carriage returns, CDATA, a byte order mark), and what would make a
 * parser work or remember too much is stopped before it gets there: names, tags and references without end, a DOCTYPE.
 *
 * <p>A bare {@code <} can't stand anywhere but where markup begins. Within comments and CDATA sections, which are findings by themselves,
 * this reading of tags is only near the truth, and stops too early rather than too late.
 */
final class GuardedInput extends InputStream {

    private enum State {
        TEXT,
        REFERENCE,
        OPENED,
        DECLARATION,
        INSTRUCTION,
        TAG,
        QUOTED
    }

    /** What XML defines by itself; all others, which parsers differ in treating, would need a DTD. */
    private static final Set<String> ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream source;
    private final long maxBytes;
    private final Findings findings;

    private State state = State.TEXT;
    private State behindReference = State.TEXT;
    private final byte[] reference = new byte[Limits.REFERENCE];
    private int referenceLength;
    private int markupLength;
    private int nameLength;
    private byte quote;
    private long count;
    private int markBytes;
    private boolean stopped;
    private boolean carriageReturn;
    private IOException failure;

    GuardedInput(InputStream source, long maxBytes, Findings findings) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.findings = findings;
    }

    /** The stream's own failure is the caller's to know: everything else is a finding. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether reading was stopped for a reason that is among the findings. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int length = read(one, 0, 1);
        return length < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (stopped) {
            throw new IOException("Reading was stopped");
        }
        int good = scan(bytes, offset, readSource(bytes, offset, length));
        findings.addUnless(!carriageReturn, FindingCode.CARRIAGE_RETURN, "a carriage return");
        if (stopped && good == 0) {
            throw new IOException("Reading was stopped");
        }
        return good;
    }

    /** How many bytes the parser gets: what came before a stop may still tell something, and the next call stops the parser. */
    private int scan(byte[] bytes, int offset, int length) {
        int allowed = (int) Math.min(length, maxBytes - count);
        int i = 0;
        while (i < allowed && !stopped) {
            if (state == State.TEXT && count + i >= BYTE_ORDER_MARK.length) {
                i += plainText(bytes, offset + i, offset + allowed);
            }
            if (i < allowed) {
                scan(bytes[offset + i], count + i);
                i++;
            }
        }
        count += Math.max(length, 0);
        if (stopped) {
            return i - 1;
        }
        if (allowed < length) {
            stop(FindingCode.TOO_LARGE, "more than " + maxBytes + " bytes");
            return allowed;
        }
        return length;
    }

    /** Nearly all of it is text in which there is nothing to see. */
    private static int plainText(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '<' && bytes[i] != '&' && bytes[i] != '\r') {
            i++;
        }
        return i - from;
    }

    private int readSource(byte[] bytes, int offset, int length) throws IOException {
        try {
            return source.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void scan(byte b, long position) {
        if (position < BYTE_ORDER_MARK.length && (b & 0xFF) == BYTE_ORDER_MARK[(int) position]) {
            markBytes++;
            findings.addUnless(markBytes < BYTE_ORDER_MARK.length, FindingCode.BYTE_ORDER_MARK, "a byte order mark");
        }
        carriageReturn |= b == '\r';
        switch (state) {
            case TEXT -> text(b);
            case REFERENCE -> reference(b);
            default -> markup(b);
        }
    }

    private void text(byte b) {
        if (b == '<') {
            state = State.OPENED;
            markupLength = 0;
            nameLength = 0;
        } else if (b == '&') {
            beginReference(State.TEXT);
        }
    }

    private void beginReference(State behind) {
        behindReference = behind;
        referenceLength = 0;
        state = State.REFERENCE;
    }

    private void reference(byte b) {
        markupLength++;
        if (b == ';') {
            String name = new String(reference, 0, referenceLength, StandardCharsets.ISO_8859_1);
            state = behindReference;
            if (!name.startsWith("#") && !ENTITIES.contains(name)) {
                stop(FindingCode.ENTITY_REFERENCE, "a reference to an entity");
            }
        } else if (b == '<') {
            text(b);
        } else if (referenceLength == reference.length) {
            stop(FindingCode.LIMIT_EXCEEDED, "a reference of more than " + Limits.REFERENCE + " bytes");
        } else {
            reference[referenceLength++] = b;
        }
    }

    private void markup(byte b) {
        if (++markupLength > Limits.MARKUP) {
            stop(FindingCode.LIMIT_EXCEEDED, "a tag, or other markup, of more than " + Limits.MARKUP + " bytes");
            return;
        }
        switch (state) {
            case OPENED -> opened(b);
            case DECLARATION -> declaration(b);
            case QUOTED -> {
                if (b == quote) {
                    state = State.TAG;
                    nameLength = 0;
                } else if (b == '&') {
                    beginReference(State.QUOTED);
                }
            }
            default -> tag(b);
        }
    }

    private void opened(byte b) {
        if (b == '!') {
            state = State.DECLARATION;
        } else if (b == '?') {
            state = State.INSTRUCTION;
        } else {
            state = State.TAG;
            tag(b);
        }
    }

    private void declaration(byte b) {
        if (markupLength == 2 && b == 'D') {
            stop(FindingCode.DOCTYPE, "a DOCTYPE");
        } else if (markupLength == 2 && b == '[') {
            findings.add(FindingCode.CDATA_SECTION, "a CDATA section");
        } else if (b == '>') {
            state = State.TEXT;
        }
    }

    private void tag(byte b) {
        if (b == '>') {
            state = State.TEXT;
        } else if (state == State.TAG && (b == '"' || b == '\'')) {
            state = State.QUOTED;
            quote = b;
        } else if (b == '=' || b == '/' || b >= 0 && b <= ' ') {
            nameLength = 0;
        } else if (++nameLength > Limits.NAME) {
            stop(FindingCode.LIMIT_EXCEEDED, "a name of more than " + Limits.NAME + " bytes");
        }
    }

    private void stop(FindingCode code, String text) {
        findings.add(code, text);
        stopped = true;
    }
}
