package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LookupReaderTest {

    private final LookupReader reader = new LookupReader();

    @Test
    void recipientsComeInAnyFormAndKeepTheirOrder() throws Exception {
        LookupRequest request = read(OpenApi.example("ThreeRecipients").toString());

        assertThat(request.sender().value()).isEqualTo("162021004748");
        assertThat(request.recipients())
                .extracting(RecipientId::value)
                .containsExactly("198101052382", "191212121212", "162021003898");
    }

    @Test
    void allFaultsAreToldAtOnceWithoutTheIds() {
        Problem problem = problem("{\"sender\":{\"organizationNumber\":\"19810105-2382\"},"
                + "\"recipientIds\":[\"198101052382\",\"198101052383\",17,null,\"\"]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.type()).isEqualTo("urn:problem-type:digital-post:invalid-lookup");
        assertThat(problem.invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder(
                        "/sender/organizationNumber",
                        "/recipientIds/1",
                        "/recipientIds/2",
                        "/recipientIds/3",
                        "/recipientIds/4");
        assertThat(problem.toString()).doesNotContain("1981010523");
    }

    @Test
    void itTakesASenderAndARecipient() {
        assertThat(problem("{}").invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder("/sender", "/recipientIds");
        assertThat(problem("{\"sender\":{},\"recipientIds\":[]}").invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactlyInAnyOrder("/sender/organizationNumber", "/recipientIds");
    }

    @Test
    void aThousandAreTakenAndNotOneMore() throws Exception {
        assertThat(read(with(1000)).recipients()).hasSize(1000);
        assertThat(problem(with(1001)).invalidParams())
                .containsExactly(new Problem.InvalidParam("/recipientIds", "must have at most 1000 elements"));
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        assertThat(problem("{\"unknown\":\"" + "x".repeat(1024 * 1024) + "\"}").status())
                .isEqualTo(413);
    }

    private LookupRequest read(String body) throws IOException {
        return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), -1);
    }

    private Problem problem(String body) {
        return catchThrowableOfType(ApiProblemException.class, () -> read(body)).problem();
    }

    private static String with(int recipients) {
        return "{\"sender\":{\"organizationNumber\":\"162021004748\"},\"recipientIds\":["
                + String.join(",", Collections.nCopies(recipients, "\"191212121212\"")) + "]}";
    }
}
