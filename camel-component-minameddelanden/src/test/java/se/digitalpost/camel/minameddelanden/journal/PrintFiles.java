package se.digitalpost.camel.minameddelanden.journal;

import java.util.HexFormat;
import java.util.Map;

import se.digitalpost.camel.minameddelanden.message.Content;

final class PrintFiles {

    private PrintFiles() {}

    static PrintFile small() {
        return of(TestLetters.pdf(1000, 5));
    }

    static PrintFile of(byte[] pdf) {
        return new PrintFile(
                Content.of(pdf),
                HexFormat.of().formatHex(Fingerprint.sha256().digest(pdf)),
                Map.of("pages", "2", "address.name", "Anna Andersson", "empty", ""));
    }
}
