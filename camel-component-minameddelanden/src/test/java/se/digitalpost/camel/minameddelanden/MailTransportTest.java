package se.digitalpost.camel.minameddelanden;

import java.util.Arrays;
import java.util.List;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;

import se.digitalpost.camel.minameddelanden.message.PrintUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.camel.minameddelanden.PrintKommun.letter;

/** Batches by mail: a mail for each file. */
class MailTransportTest {

    private final PrintKommun kommunA = new PrintKommun();
    private GreenMail server;

    @BeforeEach
    void open() {
        ServerSetup smtp = ServerSetupTest.SMTP.dynamicPort();
        server = new GreenMail(smtp);
        server.start();
    }

    @AfterEach
    void close() {
        kommunA.close();
        server.stop();
    }

    private String printTo() {
        return "minameddelanden:print?printTo=RAW(smtp://localhost:"
                + server.getSmtp().getPort() + "?to=print@example.com&from=kommunen@example.com)";
    }

    @Test
    void eachFileIsAMailOfItsOwnAndTheManifestIsSentLast() throws Exception {
        kommunA.startedWith(printTo());

        kommunA.print(letter("case-1"));

        String id = PrintKommun.id("case-1");
        List<Message> mails = Arrays.asList(server.getReceivedMessages());
        assertThat(mails)
                .extracting(Message::getSubject)
                .containsExactly(id + ".pdf", id + ".csv", id + ".json", id + ".manifest.json");
        assertThat(mails)
                .extracting(Message::getFileName)
                .containsExactly(id + ".pdf", id + ".csv", id + ".json", id + ".manifest.json");
        assertThat(mails.get(0).getContentType()).startsWith("application/pdf");
        assertThat(mails.get(0).getInputStream().readAllBytes()).startsWith("%PDF-".getBytes());
        assertThat(new String(mails.get(1).getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Åsa Öberg");
        assertThat(names(mails.get(0))).noneMatch(name -> name.startsWith("Camel"));
    }

    private static List<String> names(Message mail) throws MessagingException {
        return java.util.Collections.list(mail.getAllHeaders()).stream()
                .map(jakarta.mail.Header::getName)
                .toList();
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() throws Exception {
        kommunA.startedWith(printTo());
        server.stop();

        Exchange out = kommunA.exchange(letter("case-1"));

        assertThat(out.getException()).isInstanceOf(PrintUnavailableException.class);
    }
}
