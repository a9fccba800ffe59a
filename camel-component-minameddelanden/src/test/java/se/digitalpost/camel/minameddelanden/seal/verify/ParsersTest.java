package se.digitalpost.camel.minameddelanden.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found does not depend on the parser. */
class ParsersTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                        StructureTest.signedFaults().map(fault -> envelope(fault, HandMade.letter()::beforeSigning)),
                        StructureTest.sealFaults().map(fault -> envelope(fault, HandMade.letter()::beforeSealing)),
                        StructureTest.rightOnes().map(change -> envelope(change, HandMade.letter()::beforeSigning)),
                        StructureTest.wireFaults().map(fault -> envelope(fault, HandMade.letter()::onTheWire)),
                        others())
                .flatMap(documents -> documents);
    }

    private interface Step {
        HandMade change(UnaryOperator<String> change);
    }

    private static Arguments envelope(Arguments named, Step step) {
        @SuppressWarnings("unchecked")
        Named<UnaryOperator<String>> change = (Named<UnaryOperator<String>>) named.get()[0];
        return document(change.getName(), step.change(change.getPayload()).envelope());
    }

    private static Stream<Arguments> others() {
        String text = new String(HandMade.letter().envelope(), StandardCharsets.UTF_8);
        return Stream.of(
                document("nothing", new byte[0]),
                document("no XML", text("hello")),
                document("a mark alone", text("\uFEFF")),
                document("a DOCTYPE", text("<!DOCTYPE a [<!ENTITY b 'c'>]>" + text)),
                document("an entity", text(text.replace("Beslut", "&evil;"))),
                document("XML 1.1", text("<?xml version=\"1.1\"?>" + text)),
                document("Latin 1", text.getBytes(StandardCharsets.ISO_8859_1)),
                document("UTF-16", text.getBytes(StandardCharsets.UTF_16)),
                document("broken off in a tag", text(text.substring(0, text.indexOf("<m3:Seal>") + 4))),
                document("broken off in a text", text(text.substring(0, text.indexOf("bygglov")))),
                document("a prefix without a declaration", text(text.replace("<m3:Language>", "<no:Language>"))),
                document("an attribute twice", text(text.replace("<m3:Subject>", "<m3:Subject a='1' a='2'>"))),
                document("an open bracket in an attribute", text(text.replace("<m3:Subject>", "<m3:Subject a='<'>"))),
                document("a control character", text(text.replace("Beslut", "\u0001"))),
                document("a reference to one", text(text.replace("Beslut", "&#1;"))),
                document("half a surrogate pair as a reference", text(text.replace("Beslut", "&#xD800;"))),
                document("the end of CDATA", text(text.replace("Beslut", "]]>"))),
                document("something behind it", text(text + "<a/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void bothParsersLeadToTheSameFindings(byte[] document) throws IOException {
        VerificationReport woodstox = Parser.WOODSTOX.verifier().verify(Content.of(document));
        VerificationReport jdk = Parser.JDK.verifier().verify(Content.of(document));

        assertThat(jdk.codes()).containsExactlyInAnyOrderElementsOf(woodstox.codes());
        assertThat(jdk.facts().senderSignature().map(SignatureFacts::digest))
                .isEqualTo(woodstox.facts().senderSignature().map(SignatureFacts::digest));
    }

    /** Woodstox reads on, so that more is found. */
    @ParameterizedTest
    @EnumSource
    void aCharacterThatXmlDoesNotHaveIsFoundByEither(Parser parser) throws IOException {
        byte[] envelope = HandMade.letter()
                .onTheWire(text -> text.replace("Beslut", "\uFFFF"))
                .envelope();

        assertThat(parser.verifier().verify(Content.of(envelope)).codes()).contains(FindingCode.NOT_WELL_FORMED);
    }

    static Stream<Message> letters() {
        return EnvelopeVerifierTest.letters();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void bothParsersLeadToARightLetter(Message letter) throws IOException {
        byte[] envelope = SampleLetters.sealed(letter);

        for (Parser parser : Parser.values()) {
            assertThat(parser.verifier().verify(Content.of(envelope)).findings())
                    .as(parser.name())
                    .isEmpty();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Arguments document(String name, byte[] bytes) {
        return Arguments.of(Named.of(name, bytes));
    }
}
