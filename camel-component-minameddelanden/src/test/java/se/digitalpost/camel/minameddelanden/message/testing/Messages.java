package se.digitalpost.camel.minameddelanden.message.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import se.digitalpost.camel.minameddelanden.message.Attachment;
import se.digitalpost.camel.minameddelanden.message.AttachmentChannel;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.MessageBody;
import se.digitalpost.camel.minameddelanden.message.Metadata;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter;
import se.digitalpost.camel.minameddelanden.message.OfficialMatter.MatterStatus;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Messages of all kinds, for properties that hold for every one of them: each field that may be missing is there or not, each text is
 * anything that its rules allow. Senders and recipients are fictional persons and organizations.
 */
public final class Messages {

    /** The organization of the tests' signing key. */
    public static final String SENDER = "162021004748";

    private Messages() {}

    /** Messages that can be sent as they are. */
    public static Arbitrary<Message> complete() {
        return drafts().map(Message.Builder::buildComplete);
    }

    /** What is given to the builder where every rule is kept. */
    public static Arbitrary<Message.Builder> drafts() {
        return drafts(Texts::ofLength, Texts::lines);
    }

    /** What people give to the builder: most of it can be accepted, and some can't. */
    public static Arbitrary<Message.Builder> draftsAsWritten() {
        return drafts(Texts::asWritten, Texts::linesAsWritten);
    }

    /** The same messages, with attachments that no builder would let through: of any size from one byte on. */
    public static Arbitrary<Message> withAttachmentsOfAnySize() {
        Arbitrary<List<Attachment>> attachments = Combinators.combine(Texts.lines(255), Documents.anything())
                .as(Attachment::pdf)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(complete(), attachments).as(Messages::with);
    }

    /** The same message with one more attachment, which nobody has looked at. */
    public static Message withAttachment(Message message, Content content) {
        List<Attachment> attachments = new ArrayList<>(message.attachments());
        attachments.add(Attachment.pdf("one more.pdf", content));
        return with(message, attachments);
    }

    private static Arbitrary<Message.Builder> drafts(TextsOf texts, LinesOf lines) {
        return Builders.withBuilder(Message::builder)
                .use(lines.upTo(255))
                .in(Message.Builder::clientReference)
                .use(texts.ofLength(2, 256))
                .in((message, name) -> message.sender(SENDER, name))
                .use(recipients())
                .in(Message.Builder::recipient)
                .use(texts.ofLength(1, 255))
                .in(Message.Builder::subject)
                .use(bodies(texts))
                .in((message, body) -> message.body(body.format(), body.text()))
                .use(supportInfos(texts))
                .in(Message.Builder::supportInfo)
                .use(languages())
                .withProbability(0.3)
                .in(Message.Builder::language)
                .use(texts.ofLength(1, 255))
                .withProbability(0.5)
                .in(Message.Builder::reference)
                .use(lines.upTo(255))
                .withProbability(0.5)
                .in(Message.Builder::correlationId)
                .use(texts.ofLength(1, 255))
                .withProbability(0.5)
                .in(Message.Builder::attention)
                .use(lines.upTo(255))
                .withProbability(0.3)
                .in(Message.Builder::batchReference)
                .use(metadata(texts).list().ofMaxSize(3))
                .withProbability(0.5)
                .in((message, all) -> {
                    all.forEach(one -> message.metadata(one.tag(), one.value()));
                    return message;
                })
                .use(officialMatters(texts, lines))
                .withProbability(0.5)
                .in(Message.Builder::officialMatter)
                .use(attachments(lines).list().ofMaxSize(3))
                .withProbability(0.6)
                .in((message, all) -> {
                    all.forEach(message::attachment);
                    return message;
                })
                .build();
    }

    /** Persons and organizations that the infrastructure publishes for tests. */
    public static Arbitrary<String> recipients() {
        return Arbitraries.of(
                "192705178354", "198101032384", "198101052382", "191212121212", "162120002411", "162021003898");
    }

    private static Arbitrary<MessageBody> bodies(TextsOf texts) {
        Arbitrary<String> lengthy = Combinators.combine(Texts.ofLength(1, 200), Documents.sizes())
                .as((text, size) -> text.repeat(size / text.length() + 1));
        Arbitrary<MessageBody> plain = Arbitraries.frequencyOf(
                        Tuple.of(4, texts.ofLength(1, 2000)), Tuple.of(1, lengthy))
                .map(text -> new MessageBody(MessageBody.Format.TEXT, text));
        return Arbitraries.frequencyOf(
                Tuple.of(2, plain),
                Tuple.of(
                        1,
                        texts.ofLength(1, 500)
                                .map(text -> new MessageBody(
                                        MessageBody.Format.HTML, "<p>Hej! " + escaped(text) + "</p>"))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Arbitrary<SupportInfo> supportInfos(TextsOf texts) {
        Arbitrary<String> urls = Arbitraries.of(
                "https://www.kommunen.se/",
                "https://www.kommunen.se/?a=1&b=2#c",
                "tel:0500-498000",
                "https://www.kommunen.se/bygglov/åäö");
        Arbitrary<String> emails = Texts.lines(80).map(Messages::email);
        return Combinators.combine(
                        texts.ofLength(1, 1024),
                        urls.injectNull(0.5),
                        texts.ofLength(1, 255).injectNull(0.5),
                        emails.injectNull(0.5))
                .as(SupportInfo::new);
    }

    /** What Java takes for the end of a line, and XML doesn't, is in no address. */
    private static String email(String line) {
        return line.replaceAll("[\\u0085\\u2028\\u2029]", "-") + "@kommunen.se";
    }

    private static Arbitrary<String> languages() {
        return Arbitraries.of("svSE", "sv", "en-GB", "zh-Hant-TW", "abcdefgh-12345678-x");
    }

    private static Arbitrary<Metadata> metadata(TextsOf texts) {
        Arbitrary<String> values = Arbitraries.frequencyOf(
                Tuple.of(2, texts.ofLength(0, 10_000)), Tuple.of(1, Texts.aroundTheEdgeOf(4 * 1024, 8 * 1024)));
        return Combinators.combine(texts.ofLength(1, 100), values).as(Metadata::new);
    }

    private static Arbitrary<OfficialMatter> officialMatters(TextsOf texts, LinesOf lines) {
        Arbitrary<LocalDate> days =
                Arbitraries.integers().between(-20_000, 60_000).map(LocalDate::ofEpochDay);
        Arbitrary<String> ids = lines.upTo(255).injectNull(0.4);
        Arbitrary<String> descriptions = texts.ofLength(1, 2000).injectNull(0.4);
        return Combinators.combine(
                        days,
                        ids,
                        ids,
                        ids,
                        descriptions,
                        descriptions,
                        Arbitraries.of(MatterStatus.class).injectNull(0.4))
                .as(OfficialMatter::new);
    }

    private static Arbitrary<Attachment> attachments(LinesOf lines) {
        Arbitrary<AttachmentChannel> channels = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(AttachmentChannel.BOTH)),
                Tuple.of(1, Arbitraries.of(AttachmentChannel.class)));
        return Combinators.combine(lines.upTo(255).map(Messages::fileName), Documents.pdfs(), channels)
                .as((name, pdf, channel) -> Attachment.pdf(name, pdf).withChannel(channel));
    }

    private static String fileName(String line) {
        return line.replace('/', '-').replace('\\', '-').replace('\u007F', '-');
    }

    private static Message with(Message message, List<Attachment> attachments) {
        return new Message(
                message.clientReference(),
                message.sender(),
                message.recipient(),
                message.subject(),
                message.body(),
                attachments,
                message.supportInfo(),
                message.language(),
                message.reference(),
                message.correlationId(),
                message.attention(),
                message.metadata(),
                message.officialMatter(),
                message.deliveryMode(),
                message.postalAddress(),
                message.paper(),
                message.department(),
                message.costCentre(),
                message.batchReference());
    }

    private interface TextsOf {
        Arbitrary<String> ofLength(int min, int max);
    }

    private interface LinesOf {
        Arbitrary<String> upTo(int max);
    }
}
