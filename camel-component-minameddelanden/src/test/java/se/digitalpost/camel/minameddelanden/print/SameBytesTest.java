package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** A retry hands over the same bytes: on another thread, on another machine, in another place of the world. */
class SameBytesTest {

    private static final String BODY = "<h1>Hej</h1><p>Brödtext med <b>fet</b> och <i>kursiv</i>, 1 234 567 kr 🎉.</p>"
            + "<table><tr><th>A</th><th>B</th></tr><tr><td>ett</td><td>2</td></tr></table>";

    private static final byte[] ATTACHMENT = Letters.pdf("Bilaga", 2, PDRectangle.A4);

    @Test
    void manyThreadsMakeTheSameLetter() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> print = () -> letter(ATTACHMENT).sha256();
            List<Future<String>> hashes =
                    threads.invokeAll(Stream.generate(() -> print).limit(12).toList());
            for (Future<String> hash : hashes) {
                assertThat(hash.get()).isEqualTo(letter(ATTACHMENT).sha256());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherDateOrReferenceMakesAnotherLetter() {
        Message message = message(ATTACHMENT);
        PrintJob today = Letters.print(message);
        PrintJob tomorrow = new LetterPrinter(Letters.SETTINGS)
                .print(message, Letters.ADDRESS, today.reason(), Letters.DATE.plusDays(1));
        assertThat(tomorrow.sha256()).isNotEqualTo(today.sha256());
        assertThat(tomorrow.fileName()).isEqualTo(today.fileName());
    }

    @Test
    void nothingOfTheLetterItselfIsCompressed() {
        String bytes = new String(Letters.bytes(Letters.printHtml(BODY)), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("FlateDecode").contains("BT", "/ToUnicode", "/FontFile2");
    }

    @Test
    void anotherPlatformMakesTheSameLetter() throws Exception {
        Path file = Path.of("target", "letters", "attachment.pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, ATTACHMENT);
        assertThat(inAnotherJvm(file)).isEqualTo(letter(ATTACHMENT).sha256());
    }

    /** Other identity hashes, another language with other digits, another zone and encoding. */
    private static String inAnotherJvm(Path attachment) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=0",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=ISO-8859-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameBytesTest.class.getName(),
                        attachment.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.lines()
                .filter(line -> line.startsWith("sha256="))
                .map(line -> line.substring(7))
                .findFirst()
                .orElse(output);
    }

    /**
     * Prints the letter's hash, to be compared with what another platform prints.
     *
     * @param arguments the attachment's file
     * @throws IOException where it can't be read
     */
    public static void main(String[] arguments) throws IOException {
        byte[] attachment = Files.readAllBytes(Path.of(arguments[0]));
        System.out.println("sha256=" + letter(attachment).sha256());
    }

    private static PrintJob letter(byte[] attachment) {
        return Letters.print(message(attachment));
    }

    private static Message message(byte[] attachment) {
        return Letters.message()
                .html(BODY)
                .attachment(Attachment.pdf("Bilaga.pdf", Content.of(attachment)))
                .attachment(Attachment.pdf("Bilaga.pdf", Content.of(attachment)))
                .buildComplete();
    }
}
