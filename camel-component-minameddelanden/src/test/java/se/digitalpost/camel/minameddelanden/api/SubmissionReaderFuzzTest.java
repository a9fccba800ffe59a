package se.digitalpost.camel.minameddelanden.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a client sends, it is a message or a problem of the client's, and what is a message is one by the document too.
 * {@link SubmissionReaderSeeds} makes what the fuzzer begins with.
 */
class SubmissionReaderFuzzTest {

    private static final Set<Integer> THE_CLIENTS_FAULT = Set.of(400, 413, 422);

    @FuzzTest(maxDuration = "5m")
    void aRequest(byte[] input) throws IOException {
        SubmissionReader reader = Requests.reader(Requests.limits(100_000, 1000, null));
        try (SubmittedMessage submitted = reader.read(new ByteArrayInputStream(input), -1)) {
            assertThat(submitted.message().messageId()).isNotNull();
            assertThat(OpenApi.faults("Submission", OpenApi.JSON.readTree(input)))
                    // Ids are read in more forms than the document promises, and lengths are counted in another way.
                    .allSatisfy(
                            fault -> assertThat(fault.getType()).isIn("pattern", "maxLength", "minLength", "format"));
        } catch (ApiProblemException e) {
            assertThat(e.problem().status()).isIn(THE_CLIENTS_FAULT);
        }
    }
}
