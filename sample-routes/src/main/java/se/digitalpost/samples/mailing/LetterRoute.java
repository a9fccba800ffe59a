package se.digitalpost.samples.mailing;

import java.io.File;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.DeliveryStatus;
import se.digitalpost.camel.minameddelanden.message.DuplicateReferenceException;
import se.digitalpost.camel.minameddelanden.message.InDoubtException;
import se.digitalpost.camel.minameddelanden.message.InvalidMessageException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.Reason;

import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.CHANNEL;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.CLIENT_REFERENCE;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.HTML;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.REASON;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.RECIPIENT_ADDRESS;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.RECIPIENT_ID;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.STATUS;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.SUBJECT;
import static se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants.TEXT;

/** One line of the mailing becomes a message and is sent. Whatever happens to it, the other letters go on. */
@Component
class LetterRoute extends RouteBuilder {

    @Override
    public void configure() {
        errors();

        from("direct:letter")
                .routeId("letter")
                .setHeader(ProgressLine.NUMBER, simple("${exchangeProperty.CamelSplitIndex}++"))
                // Until the line has been read; the same line is the same letter in every run.
                .setHeader(CLIENT_REFERENCE, simple("line-${header." + ProgressLine.NUMBER + "}"))
                .unmarshal(new BindyCsvDataFormat(Letter.class))
                .setHeader(CLIENT_REFERENCE)
                .body(Letter.class, Letter::reference)
                .setHeader(RECIPIENT_ID)
                .body(Letter.class, Letter::recipientId)
                .setHeader(RECIPIENT_ADDRESS)
                .body(Letter.class, Letter::address)
                .setHeader(SUBJECT)
                .body(Letter.class, Letter::subject)
                .setHeader(TEXT)
                .body(Letter.class, Letter::text)
                .setHeader(HTML)
                .body(Letter.class, Letter::html)
                .setHeader(Exchange.FILE_NAME)
                .body(Letter.class, Letter::file)
                .to("direct:pdf")
                .to("minameddelanden:send")
                .to("direct:progress");

        from("direct:pdf")
                .routeId("pdf")
                .errorHandler(noErrorHandler())
                .choice()
                .when(header(Exchange.FILE_NAME).isNull())
                .setBody(constant((Object) null))
                .otherwise()
                .setBody(simple("{{mailing.folder}}/${file:onlyname}"))
                .convertBodyTo(File.class);
    }

    private void errors() {
        // It is certain that nobody has the letter: trying again is safe, and sends the same message. Where that isn't
        // enough the journal goes on trying.
        onException(MinaMeddelandenException.class)
                .onWhen(simple("${exception.retryable}"))
                .maximumRedeliveries(1)
                .redeliveryDelay(200)
                .handled(true)
                .to("direct:undelivered");

        // The mailbox operator may have it: neither sent again nor printed, but left to a person.
        onException(InDoubtException.class).handled(true).to("direct:undelivered");

        // Whoever wrote the mailing can mend it, and is told what is wrong.
        onException(InvalidMessageException.class, DuplicateReferenceException.class)
                .handled(true)
                .setHeader(ProgressLine.EXPLANATION, simple("${exception.message}"))
                .to("direct:undelivered");

        onException(MinaMeddelandenException.class).handled(true).to("direct:undelivered");

        // Camel looks at the causes first, which may be of any type: so the exceptions above are left out here.
        onException(Exception.class)
                .onWhen(simple("${exception} !is '" + MinaMeddelandenException.class.getName() + "'"))
                .handled(true)
                .setHeader(ProgressLine.EXPLANATION, constant("The line can't be read as a letter"))
                .to("direct:not-a-letter");

        // The component's exceptions bear no personal data, so their messages may be logged.
        from("direct:undelivered")
                .routeId("undelivered")
                .log(LoggingLevel.INFO, "letters", "${header." + CLIENT_REFERENCE + "}: ${exception.message}")
                .to("direct:progress");

        from("direct:not-a-letter")
                .routeId("not-a-letter")
                .setHeader(STATUS, constant(DeliveryStatus.FAILED.name()))
                .setHeader(CHANNEL, constant(Channel.NONE.name()))
                .setHeader(REASON, constant(Reason.INVALID_MESSAGE.name()))
                .to("direct:progress");
    }
}
