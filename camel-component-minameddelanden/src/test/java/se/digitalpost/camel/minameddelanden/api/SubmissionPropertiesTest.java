package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.DeliveryMode;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.PaperOptions;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.testing.Messages;
import se.digitalpost.camel.minameddelanden.message.testing.Texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubmissionPropertiesTest {

    /** What one service writes, another one reads; nothing is lost on the way, and the document allows it. */
    @Property
    void aMessageArrivesAsItWas(@ForAll("messages") Message any) throws IOException {
        Message message = inTheApisWords(any);
        byte[] written = written(message);

        assertThat(OpenApi.faults("Submission", OpenApi.JSON.readTree(written))).isEmpty();
        try (SubmittedMessage submitted = Requests.read(written)) {
            Message read = submitted.message();
            assertThat(withoutAttachments(read)).isEqualTo(withoutAttachments(message));
            assertThat(read.attachments()).hasSameSizeAs(message.attachments());
            for (int i = 0; i < read.attachments().size(); i++) {
                assertThat(read.attachments().get(i).fileName())
                        .isEqualTo(message.attachments().get(i).fileName());
                assertThat(read.attachments().get(i).channel())
                        .isEqualTo(message.attachments().get(i).channel());
                assertThat(bytes(read.attachments().get(i).content()))
                        .isEqualTo(bytes(message.attachments().get(i).content()));
            }
        }
    }

    /** What the API has no words for isn't left out in silence. */
    @Property
    void whatTheApiHasNoWordsForIsRefused(@ForAll("messages") Message message) {
        boolean hasWords = message.equals(inTheApisWords(message));

        if (hasWords) {
            assertThat(MessageMapper.toSubmission(message, null)).isNotNull();
        } else {
            assertThatThrownBy(() -> MessageMapper.toSubmission(message, null))
                    .isInstanceOf(InvalidMessageException.class);
        }
    }

    /** The reader finds exactly the fields of the wrong type that the document's schema finds. */
    @Property
    void theReaderAndTheDocumentAgreeOnTypes(
            @ForAll("examples") JsonNode example,
            @ForAll("places") int place,
            @ForAll("places") int secondPlace,
            @ForAll("wrongValues") JsonNode wrong) {
        JsonNode request = example.deepCopy();
        List<String> pointers = pointers(request);
        replace(request, pointers.get(place % pointers.size()), wrong.deepCopy());
        List<String> left = pointers(request);
        replace(request, left.get(secondPlace % left.size()), wrong.deepCopy());

        Set<String> byTheDocument = OpenApi.faults("Submission", request).stream()
                // What an address takes is a rule, and not a matter of types.
                .filter(fault -> !fault.getEvaluationPath().toString().contains("anyOf"))
                .map(fault -> fault.getType().equals("required")
                        ? fault.getInstanceLocation() + "/" + fault.getProperty()
                        : fault.getInstanceLocation().toString())
                .map(location -> location.replace("$", "")
                        .replaceAll("\\[(\\d+)]", "/$1")
                        .replace('.', '/'))
                .collect(Collectors.toSet());

        assertThat(byTheDocument)
                .as("what the document finds, and the reader has to find too")
                .isSubsetOf(Requests.pointers(request));
    }

    @Provide
    static Arbitrary<Message> messages() {
        Arbitrary<PostalAddress> addresses = Combinators.combine(
                        Texts.lines(255),
                        Texts.lines(255).injectNull(0.4),
                        Texts.lines(255),
                        Texts.lines(255),
                        Arbitraries.of(true, false))
                .as((name, careOf, code, city, isProtected) -> isProtected
                        ? PostalAddress.ofProtectedIdentity()
                        : new PostalAddress(name, careOf, null, null, code, city, careOf, false));
        Arbitrary<PaperOptions> papers = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PaperOptions.Envelope.class))
                .as(PaperOptions::new);
        return Combinators.combine(
                        Messages.complete(),
                        addresses.injectNull(0.4),
                        papers,
                        Arbitraries.of(DeliveryMode.class),
                        Texts.lines(255).injectNull(0.5))
                .as((message, address, paper, mode, department) -> message.toBuilder()
                        .postalAddress(address)
                        .paper(paper)
                        .deliveryMode(
                                message.attachments().stream().allMatch(SubmissionPropertiesTest::goesEveryWay)
                                        ? mode
                                        : DeliveryMode.DIGITAL_THEN_PAPER)
                        .department(department)
                        .costCentre(department)
                        .buildComplete());
    }

    @Provide
    static Arbitrary<JsonNode> examples() {
        return Arbitraries.of("Decision", "TextOnly", "Everything").map(name -> {
            ObjectNode example = OpenApi.example(name).deepCopy();
            example.remove("invoice");
            return example;
        });
    }

    @Provide
    static Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    static Arbitrary<JsonNode> wrongValues() {
        return Arbitraries.of("null", "17", "1.5", "{}", "[]", "[null]", "{\"a\":[1]}")
                .map(SubmissionPropertiesTest::json);
    }

    private static JsonNode json(String text) {
        try {
            return OpenApi.JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every place in a request but its root. */
    private static List<String> pointers(JsonNode request) {
        List<String> pointers = new ArrayList<>();
        collect(request, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> collect(node.get(name), pointer + "/" + name, pointers));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, pointers);
        }
    }

    private static void replace(JsonNode request, String pointer, JsonNode value) {
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = request.at(pointer.substring(0, cut));
        String last = pointer.substring(cut + 1);
        if (parent.isObject()) {
            ((ObjectNode) parent).set(last, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
    }

    private static boolean goesEveryWay(Attachment attachment) {
        return attachment.channel() == AttachmentChannel.BOTH;
    }

    private static Message inTheApisWords(Message message) {
        List<Attachment> attachments = message.attachments().stream()
                .map(one -> one.channel().isDigital() ? one : one.withChannel(AttachmentChannel.BOTH))
                .toList();
        return with(message, attachments, true);
    }

    private static Message withoutAttachments(Message message) {
        return with(message, List.of(), false);
    }

    private static Message with(Message message, List<Attachment> attachments, boolean onlyWords) {
        return new Message(
                message.clientReference(),
                message.sender(),
                message.recipient(),
                message.subject(),
                message.body(),
                attachments,
                message.supportInfo(),
                onlyWords ? Message.DEFAULT_LANGUAGE : message.language(),
                onlyWords ? null : message.reference(),
                message.correlationId(),
                onlyWords ? null : message.attention(),
                onlyWords ? List.of() : message.metadata(),
                message.officialMatter(),
                message.deliveryMode(),
                message.postalAddress(),
                message.paper(),
                message.department(),
                message.costCentre(),
                message.batchReference());
    }

    private static byte[] written(Message message) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SubmissionWriter.write(message, null, output);
        assertThat(SubmissionWriter.length(message, null))
                .as("how long it is, is known before it is written")
                .isEqualTo(output.size());
        return output.toByteArray();
    }

    private static String bytes(Content content) throws IOException {
        try (InputStream input = content.open()) {
            return Arrays.toString(input.readAllBytes());
        }
    }
}
