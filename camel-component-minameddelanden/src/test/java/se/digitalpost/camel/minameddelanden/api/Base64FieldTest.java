package se.digitalpost.camel.minameddelanden.api;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Base64 goes past the JSON parser: what is right arrives to the byte, and what isn't costs no other fault. */
class Base64FieldTest {

    private static final byte[] PDF = "%PDF-1.7 ÿþý>>>???.".getBytes(StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @ValueSource(strings = {"/", "+", "="})
    void writersMayEscapeWhatJsonDoesNotAskFor(String character) throws Exception {
        String base64 = Base64.getEncoder().encodeToString(PDF);
        assertThat(base64).contains(character);

        assertThat(received(base64.replace(character, "\\u%04x".formatted((int) character.charAt(0)))))
                .isEqualTo(PDF);
        assertThat(received(base64.replace(character, "\\u%04X".formatted((int) character.charAt(0)))))
                .isEqualTo(PDF);
        assertThat(received(base64.replace("/", "\\/"))).isEqualTo(PDF);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {6141, 6142, 6143, 6144, 6145, 6146, 6147, 12287, 12288, 12289, 18432, 65535, 65536, 65537, 200_000})
    void everySizeAroundTheEdgesOfBuffersArrives(int size) throws Exception {
        byte[] pdf = new byte[size];
        new Random(size).nextBytes(pdf);
        System.arraycopy(PDF, 0, pdf, 0, PDF.length);
        String base64 = Base64.getEncoder().encodeToString(pdf);

        assertThat(received(base64)).isEqualTo(pdf);
        assertThat(received(base64.replace("/", "\\/").replace("+", "\\u002B"))).isEqualTo(pdf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JVBERi0xL",
                "JVBERi0xLj",
                "JVBERi0xLjc",
                "JVBERi0xLj=",
                "JVBERi0xL===",
                "JVBERi0xLjcK=",
                "=",
                "====",
                "JVBERi0xLg==JVBE",
                "JVBERi0xLjcK\\n",
                "JVBERi0x\\r\\nLjcK",
                "JVBERi0xLjc ",
                "JVBERi0x LjcK",
                "JVBE-i0x_jcK",
                "JVBERi0xLjcå",
                "JVBERi0x\\\"LjcK",
                "JVBERi0x\\\\LjcK",
                "JVBERi0xLjc\\u00zF",
                "JVBERi0xLjc\\u0z2F",
                "JVBERi0xLjc\\u0041"
            })
    void whatIsNotBase64IsAFaultAmongOthers(String base64) {
        String request = withContent(base64).replace("DIGITAL_THEN_PAPER", "BY_PIGEON");
        boolean json = !base64.contains("z");

        Problem problem = Requests.problem(request);

        if (json) {
            assertThat(problem.invalidParams())
                    .extracting(Problem.InvalidParam::name)
                    .containsExactlyInAnyOrder("/attachments/0/content", "/deliveryMode");
        } else {
            assertThat(problem.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6144, 12288, 49152})
    void nothingComesBehindThePadding(int size) {
        byte[] pdf = new byte[size - 1];
        System.arraycopy(PDF, 0, pdf, 0, PDF.length);
        String padded = Base64.getEncoder().encodeToString(pdf);
        assertThat(padded).endsWith("=").hasSize(size / 3 * 4);

        assertThat(Requests.problem(withContent(padded + "AAAA")).invalidParams())
                .extracting(Problem.InvalidParam::name)
                .containsExactly("/attachments/0/content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"content\":17}", "{\"content\":[\"JVBERi0xLjcK\"]}", "{\"content\":{}}", "{\"content\":true}"
            })
    void contentThatIsNoTextIsAFault(String attachment) {
        String request = OpenApi.example("Decision")
                .toString()
                .replaceFirst("\"attachments\":\\[\\{[^}]*}]", "\"attachments\":[" + attachment + "]");

        assertThat(Requests.problem(request).invalidParams())
                .extracting(Problem.InvalidParam::name)
                .contains("/attachments/0/content", "/attachments/0/fileName");
    }

    private static byte[] received(String base64) throws Exception {
        try (SubmittedMessage submitted = Requests.read(withContent(base64));
                InputStream content =
                        submitted.message().attachments().get(0).content().open()) {
            return content.readAllBytes();
        }
    }

    /** The text as it stands between the quotation marks. */
    private static String withContent(String base64) {
        ObjectNode request = OpenApi.example("Decision").deepCopy();
        ((ObjectNode) request.get("attachments").get(0)).put("content", "@");
        return request.toString().replace("@", base64);
    }
}
