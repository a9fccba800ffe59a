package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Requests of the tests, and how they are read. */
final class Requests {

    private Requests() {}

    /** The document's first example, with changes. */
    static JsonNode decision(Consumer<ObjectNode> changes) {
        ObjectNode decision = OpenApi.example("Decision").deepCopy();
        changes.accept(decision);
        return decision;
    }

    static SubmittedMessage read(JsonNode request) throws IOException {
        return read(request.toString());
    }

    static SubmittedMessage read(String request) throws IOException {
        return read(request.getBytes(StandardCharsets.UTF_8));
    }

    static SubmittedMessage read(byte[] request) throws IOException {
        return reader(RequestLimits.DEFAULT).read(new ByteArrayInputStream(request), request.length);
    }

    static SubmissionReader reader(RequestLimits limits) {
        return new SubmissionReader(limits, sender -> "Kommun " + sender, url -> Optional.empty());
    }

    static RequestLimits limits(long maxSize, int inMemory, Path folder) {
        return new RequestLimits(maxSize, inMemory, folder);
    }

    /** What a request that is refused is answered. */
    static Problem problem(byte[] request) {
        return refusal(request).problem();
    }

    private static ApiProblemException refusal(byte[] request) {
        return catchThrowableOfType(
                ApiProblemException.class, () -> read(request).close());
    }

    static Problem problem(String request) {
        return problem(request.getBytes(StandardCharsets.UTF_8));
    }

    static List<Problem.InvalidParam> faults(JsonNode request) {
        return problem(request.toString()).invalidParams();
    }

    /** What is wrong with a request: nothing, where it is taken. */
    static List<String> pointers(JsonNode request) {
        ApiProblemException refusal = refusal(request.toString().getBytes(StandardCharsets.UTF_8));
        return refusal == null
                ? List.of()
                : refusal.problem().invalidParams().stream()
                        .map(Problem.InvalidParam::name)
                        .toList();
    }

    /** A complete letter without attachments. */
    static Message.Builder letter() {
        return Message.builder()
                .clientReference("stor")
                .sender("162021004748", "Kommun A")
                .supportInfo(SupportInfo.of("Ring oss."))
                .recipient("198101052382")
                .subject("Handlingar")
                .text("Se bilagan.");
    }
}
