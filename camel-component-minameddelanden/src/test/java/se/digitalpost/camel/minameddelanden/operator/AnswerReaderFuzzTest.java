package se.digitalpost.camel.minameddelanden.operator;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

import se.digitalpost.camel.minameddelanden.message.RecipientId;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a mailbox operator answers, it is read or it is called unreadable. {@link AnswerReaderSeeds} makes what the fuzzer begins with. */
class AnswerReaderFuzzTest {

    private static final RecipientId RECIPIENT = RecipientId.parse("192705178354");

    @FuzzTest(maxDuration = "5m")
    void anAnswer(byte[] input) {
        read(input, null);
        read(input, "UTF-8");
        read(input, "ISO-8859-1");
    }

    private static void read(byte[] input, String charset) {
        try {
            OperatorAnswer answer = AnswerReader.read(input, charset, RECIPIENT);

            assertThat(answer)
                    .isInstanceOfAny(
                            OperatorAnswer.Delivered.class,
                            OperatorAnswer.NotDelivered.class,
                            OperatorAnswer.Faulted.class);
            if (!(answer instanceof OperatorAnswer.Faulted) && charset != null) {
                assertThat(new String(input, StandardCharsets.ISO_8859_1)).contains("deliverSecureResponse");
            }
        } catch (UnreadableAnswerException e) {
            assertThat(e.getMessage()).doesNotContain(RECIPIENT.value());
        }
    }
}
