package se.digitalpost.camel.minameddelanden;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.SynchronizationAdapter;

import se.digitalpost.camel.minameddelanden.api.ApiProblemException;
import se.digitalpost.camel.minameddelanden.api.RequestLimits;
import se.digitalpost.camel.minameddelanden.api.SubmissionReader;
import se.digitalpost.camel.minameddelanden.api.SubmittedMessage;
import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.Sender;

/** Messages that come as the common API's JSON, with {@code Content-Type: application/json}. Their attachments lie in a file until the exchange is at its end. */
final class JsonMessages {

    private static final String JSON = "application/json";

    private final SubmissionReader reader;

    /** @param sender whose name is known where a message doesn't say it, or null */
    JsonMessages(Sender sender) {
        this.reader = new SubmissionReader(
                RequestLimits.DEFAULT,
                asked -> sender != null && sender.id().equals(asked) ? sender.name() : null,
                any -> Optional.empty());
    }

    /** What came, and where its sender wants to be called back, or null. */
    record Read(Message message, URI callbackUrl) {}

    static boolean isJson(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return type != null
                && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(JSON)
                && !(exchange.getMessage().getBody() instanceof Message);
    }

    /** @throws InvalidMessageException naming every fault by its JSON pointer */
    Read read(Exchange exchange) {
        try (InputStream json = stream(exchange)) {
            SubmittedMessage submitted = reader.read(json, -1);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    submitted.close();
                }
            });
            return new Read(submitted.message(), submitted.callbackUrl());
        } catch (ApiProblemException e) {
            if (e.isRetryable()) {
                throw e;
            }
            throw new InvalidMessageException(e.problem().toFaults());
        } catch (IOException | TypeConversionException e) {
            throw unreadable();
        }
    }

    private static InputStream stream(Exchange exchange) {
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        if (stream == null) {
            throw unreadable();
        }
        return stream;
    }

    private static InvalidMessageException unreadable() {
        return new InvalidMessageException(List.of(new FieldFault("body", "be JSON that can be read")));
    }
}
