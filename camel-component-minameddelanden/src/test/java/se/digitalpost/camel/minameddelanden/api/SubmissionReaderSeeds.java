package se.digitalpost.camel.minameddelanden.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import se.digitalpost.camel.minameddelanden.testing.SeedFolder;

/** Writes the seeds of {@link SubmissionReaderFuzzTest}: run its {@code main} in the module's folder. */
final class SubmissionReaderSeeds {

    private SubmissionReaderSeeds() {}

    public static void main(String[] arguments) throws Exception {
        String decision = OpenApi.example("Decision").toString();
        String everything = OpenApi.example("Everything").toString().replaceFirst("\"invoice\":\\{[^}]*},", "");
        String large =
                Base64.getEncoder().encodeToString(("%PDF-1.7" + "x".repeat(9000)).getBytes(StandardCharsets.US_ASCII));
        SeedFolder.cleared(SubmissionReaderFuzzTest.class, "aRequest")
                .with("decision", decision)
                .with("text-only", OpenApi.example("TextOnly").toString())
                .with("everything", everything)
                .with("with-invoice", OpenApi.example("Everything").toString())
                .with("in-a-file", decision.replace("JVBERi0xLjcK", large))
                .with("escaped-base64", decision.replace("JVBERi0xLjcK", "JVBERi0xLjcK\\/\\u002B\\u002f\\u003D"))
                .with("padding-in-the-middle", decision.replace("JVBERi0xLjcK", "JVBERi0xLg==AAAA"))
                .with("escaped-text", decision.replace("Hej!", "H\\u0065j\\u00e5\\n\\\"\\ud83d\\udcec"))
                .with("half-a-character", decision.replace("Hej!", "\\ud83d"))
                .with("not-utf-8", decision.getBytes(StandardCharsets.ISO_8859_1))
                .with("utf-16", decision.getBytes(StandardCharsets.UTF_16))
                .with("byte-order-mark", '\uFEFF' + decision)
                .with(
                        "nulls",
                        "{\"clientReference\":null,\"sender\":null,\"attachments\":[null],\"paper\":{\"duplex\":null}}")
                .with(
                        "wrong-types",
                        "{\"clientReference\":1,\"sender\":[],\"attachments\":{},\"paper\":\"a4\",\"deliveryMode\":{}}")
                .with("twice", decision.replaceFirst("\\{", "{\"subject\":\"a\",\"attachments\":[],"))
                .with(
                        "unknown",
                        decision.replaceFirst("\\{", "{\"x\":{\"y\":[1,2.5e7,true,null,{\"z\":\"\\u0000\"}]},"))
                .with("deep", "{\"x\":" + "[".repeat(200))
                .with("truncated", decision.substring(0, decision.length() - 60))
                .with("two", decision + decision)
                .with("array", "[" + decision + "]")
                .with("html", "<html><body>Hej</body></html>")
                .with("empty", "");
    }
}
