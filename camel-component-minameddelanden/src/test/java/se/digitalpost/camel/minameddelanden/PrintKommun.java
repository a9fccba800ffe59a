package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageId;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static se.digitalpost.minameddelanden.simulator.TestRecipients.WITHOUT_MAILBOX;

/** Kommun A where it only prints: no keys, no network. */
final class PrintKommun implements AutoCloseable {

    static final PostalAddress ADDRESS = PostalAddress.of("Åsa Öberg", "Storgatan 1", "111 22", "Stockholm");

    final DefaultCamelContext camel = new DefaultCamelContext();
    final MinaMeddelandenComponent component = new MinaMeddelandenComponent();

    PrintKommun() {
        camel.disableJMX();
        options().setSenderId(Municipality.ID);
        options().setSenderName(Municipality.NAME);
        options().setSupportText(Municipality.SUPPORT_TEXT);
        camel.addComponent("minameddelanden", component);
    }

    MinaMeddelandenConfiguration options() {
        return component.getConfiguration();
    }

    /** With a journal that lies in memory, and is asked often. */
    PrintKommun withJournal() {
        component.setJournal(JournalKind.MEMORY);
        component.setJournalPollInterval(10);
        return this;
    }

    PrintKommun with(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        return this;
    }

    PrintKommun startedWith(String endpointUri) throws Exception {
        with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(endpointUri);
            }
        });
        camel.start();
        return this;
    }

    static Message.Builder letter(String reference) {
        return Message.builder()
                .recipient(WITHOUT_MAILBOX.id())
                .clientReference(reference)
                .subject("Beslut om bygglov")
                .text("Hej! Här är beslutet.")
                .postalAddress(ADDRESS);
    }

    Exchange exchange(Message.Builder message) {
        return camel.createProducerTemplate().request("direct:in", Letters.body(message));
    }

    Exchange print(Message.Builder message) {
        Exchange out = exchange(message);
        assertThat(out.getException()).isNull();
        return out;
    }

    JournalState state(String reference) {
        return component
                .openJournal()
                .records()
                .find(MessageId.of(new OrganizationNumber(Municipality.ID), reference))
                .orElseThrow()
                .state();
    }

    static String id(String reference) {
        return MessageId.of(new OrganizationNumber(Municipality.ID), reference).toString();
    }

    /** The files below a folder, by their paths in it. */
    static List<String> filesIn(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> manifestsIn(Path folder) {
        return filesIn(folder).stream()
                .filter(name -> name.endsWith(".manifest.json"))
                .toList();
    }

    /** What a manifest names, each of which is there with the size that it tells. */
    static List<String> filesOf(Path folder, String manifest) {
        try {
            Path file = folder.resolve(manifest);
            JsonNode files = new ObjectMapper().readTree(file.toFile()).get("files");
            for (JsonNode one : files) {
                assertThat(file.resolveSibling(one.get("name").asText()))
                        .hasSize(one.get("bytes").asLong());
            }
            return files.findValuesAsText("name");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
