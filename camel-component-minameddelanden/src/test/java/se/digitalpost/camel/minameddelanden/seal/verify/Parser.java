package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;

import se.digitalpost.camel.minameddelanden.seal.TestKeys;

/** Parsers that verifying must not depend on: the one that it uses, and the one that every JDK has. */
enum Parser {
    WOODSTOX(HardenedParser::woodstox),
    JDK(() -> new HardenedParser(XMLInputFactory.newDefaultFactory()));

    private final Supplier<HardenedParser> parser;

    Parser(Supplier<HardenedParser> parser) {
        this.parser = parser;
    }

    EnvelopeVerifier verifier() {
        return verifier(EnvelopeVerifier.DEFAULT_MAX_BYTES);
    }

    EnvelopeVerifier verifier(long maxBytes) {
        return EnvelopeVerifier.builder()
                .trust(List.of(TestKeys.PKI.authorityCertificate()))
                .maxBytes(maxBytes)
                .parser(parser.get())
                .build();
    }
}
