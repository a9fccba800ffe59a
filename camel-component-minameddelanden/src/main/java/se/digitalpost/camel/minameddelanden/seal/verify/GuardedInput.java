package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int NOT_BEHIND_A_TAG = -1;

    private final InputBlock block;
    private final Findings findings;

    private int startTags;
    private boolean inStartTag;
    private byte previous;
    private boolean tagsAreCertain = true;
    private int behindTag = NOT_BEHIND_A_TAG;

    private State state = State.TEXT;
    private State behindReference = State.TEXT;
    private final byte[] reference = new byte[Limits.REFERENCE];
    private int referenceLength;
    private int markupLength;
    private int nameLength;
    private byte quote;
    private boolean begun;
    private boolean stopped;
    private boolean carriageReturn;

    GuardedInput(InputStream source, long maxBytes, Findings findings) {
        this.block = new InputBlock(source, maxBytes, findings);
        this.findings = findings;
    }

    /** The stream's own failure is the caller's to know: everything else is a finding. */
    void rethrowFailure() throws IOException {
        block.rethrowFailure();
    }

    /** Whether reading was stopped for a reason that is among the findings. */
    boolean isStopped() {
        return stopped || block.isTooLarge();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int length = read(one, 0, 1);
        return length < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        behindTag = NOT_BEHIND_A_TAG;
        if (!begun) {
            skipByteOrderMark();
        }
        if (stopped || !block.has(1)) {
            return nothing();
        }
        int from = block.position();
        int good = scan(from, from + Math.min(length, block.end() - from)) - from;
        findings.addUnless(!carriageReturn, FindingCode.CARRIAGE_RETURN, "a carriage return");
        System.arraycopy(block.bytes(), from, bytes, offset, good);
        block.skip(good);
        return stopped && good == 0 ? nothing() : good;
    }

    /** Parsers differ in taking it for a part of the document. */
    private void skipByteOrderMark() throws IOException {
        begun = true;
        int length = BYTE_ORDER_MARK.length;
        if (block.has(length) && Arrays.equals(block.bytes(), 0, length, BYTE_ORDER_MARK, 0, length)) {
            findings.add(FindingCode.BYTE_ORDER_MARK, "a byte order mark");
            block.skip(length);
        }
    }

    private int nothing() throws IOException {
        if (isStopped()) {
            throw new IOException("Reading was stopped");
        }
        return -1;
    }

    /**
     * Whether the parser has got everything up to a start tag, and nothing behind it, and a long text without markup may follow: then that
     * text can be taken from the {@link #block}, and the parser will never see it. Never behind a comment or a
     * CDATA section, where tags are not told for certain.
     *
     * @param count how many start tags there are, this one included
     */
    boolean isBehindStartTag(int count) {
        return behindTag == count;
    }

    /** Whether as many bytes without markup come next, from the block's position on. */
    boolean hasRun(int length) throws IOException {
        if (!block.has(length)) {
            return false;
        }
        int from = block.position();
        return PlainText.end(block.bytes(), from, from + length) == from + length;
    }

    /** The bytes that the parser has not got. */
    InputBlock block() {
        return block;
    }

    /** Where the parser has to stop for now: what came before a stop may still tell something, and the next call stops the parser. */
    private int scan(int from, int end) {
        byte[] bytes = block.bytes();
        int i = from;
        while (i < end && !stopped && behindTag == NOT_BEHIND_A_TAG) {
            if (state == State.TEXT) {
                i = PlainText.end(bytes, i, end);
            }
            if (i < end) {
                scan(bytes[i]);
                i++;
                if (inStartTag && state == State.TEXT) {
                    endOfStartTag(i);
                }
            }
        }
        return stopped ? i - 1 : i;
    }

    /** The parser gets no more for now where a long run of text begins, or may begin. */
    private void endOfStartTag(int next) {
        inStartTag = false;
        int known = Math.min(block.end() - next, Base64Runs.LENGTH);
        boolean mayBeLong = known == Base64Runs.LENGTH || !block.hasEnded();
        if (tagsAreCertain && mayBeLong && PlainText.end(block.bytes(), next, next + known) == next + known) {
            behindTag = startTags;
        }
    }

    private void scan(byte b) {
        carriageReturn |= b == '\r';
        switch (state) {
            case TEXT -> text(b);
            case REFERENCE -> reference(b);
            default -> markup(b);
        }
        previous = b;
    }

    private void text(byte b) {
        if (b == '<') {
            state = State.OPENED;
            inStartTag = false;
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
            tagsAreCertain = false;
        } else if (b == '?') {
            state = State.INSTRUCTION;
        } else {
            state = State.TAG;
            inStartTag = b != '/';
            startTags += inStartTag ? 1 : 0;
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
            // A bracket within an instruction does not end it for a parser.
            tagsAreCertain &= state == State.TAG || previous == '?';
            // Behind a tag that closes itself comes its parent's text.
            inStartTag &= previous != '/';
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
