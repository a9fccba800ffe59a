package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PreparedContent;

/**
 * Writes every part twice in one pass: with prefixes to the wire, and without to the two digests. Text and base64 are the same in both,
 * and are encoded once. However large an attachment is, only one chunk of it is held.
 */
final class OnePassSink implements DeliverySink {

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    private final WireBuffer wire;
    private final SealingState state;
    private final CanonicalDigests digests;
    private final Base64.Encoder base64 = Base64.getEncoder();
    private String preparedChecksum;

    OnePassSink(SealingState state) {
        this.wire = state.wire;
        this.state = state;
        this.digests = state.digests;
    }

    @Override
    public void open(Element element) throws IOException {
        wire.write(element.wireOpen);
        digests.write(element.canonicalOpen);
    }

    @Override
    public void close(Element element) throws IOException {
        wire.write(element.wireClose);
        digests.write(element.canonicalClose);
    }

    @Override
    public void text(String value) throws IOException {
        for (int from = 0; from < value.length(); from = state.progress[0]) {
            both(state.text, EscapedText.encode(value, from, state.text, 0, state.progress));
        }
    }

    @Override
    public void base64(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += SealingState.CHUNK) {
            int length = Math.min(SealingState.CHUNK, bytes.length - from);
            System.arraycopy(bytes, from, state.chunk, 0, length);
            encode(length);
        }
    }

    @Override
    public void attachment(Content content) throws IOException {
        if (content instanceof PreparedContent prepared) {
            preparedChecksum = prepared.checksum();
            both(prepared.base64(), prepared.base64().length);
            return;
        }
        preparedChecksum = null;
        long size = 0;
        try (InputStream input = content.open()) {
            int length = fill(input);
            while (length > 0) {
                size += length;
                state.md5.update(state.chunk, 0, length);
                encode(length);
                length = length < SealingState.CHUNK ? 0 : fill(input);
            }
        }
        if (size != content.size()) {
            throw new IOException("An attachment was to have " + content.size() + " bytes and has " + size
                    + ": it must not change while it is being sent");
        }
    }

    @Override
    public void checksum() throws IOException {
        text(preparedChecksum != null ? preparedChecksum : UPPER_HEX.formatHex(state.md5.digest()));
    }

    private int fill(InputStream input) throws IOException {
        return input.readNBytes(state.chunk, 0, SealingState.CHUNK);
    }

    /**
     * The encoder takes whole arrays only. Instead of a copy of the last chunk all of the buffer is encoded, whose end has nothing to do with
     * this message and isn't used; what is behind the last three bytes is encoded by itself.
     */
    private void encode(int length) throws IOException {
        base64.encode(state.chunk, state.encoded);
        int rest = length % 3;
        both(state.encoded, length / 3 * 4);
        if (rest > 0) {
            byte[] padded = base64.encode(Arrays.copyOfRange(state.chunk, length - rest, length));
            both(padded, padded.length);
        }
    }

    private void both(byte[] bytes, int length) throws IOException {
        wire.write(bytes, 0, length);
        digests.write(bytes, 0, length);
    }
}
