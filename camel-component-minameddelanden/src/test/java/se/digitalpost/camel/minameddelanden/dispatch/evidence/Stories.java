package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.journal.Acceptance;
import se.digitalpost.camel.minameddelanden.journal.Decision;
import se.digitalpost.camel.minameddelanden.journal.Evidence;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.journal.Lease;
import se.digitalpost.camel.minameddelanden.journal.PrintFile;
import se.digitalpost.camel.minameddelanden.journal.Sealing;
import se.digitalpost.camel.minameddelanden.journal.Transition;
import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.Message;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;
import se.digitalpost.camel.minameddelanden.message.SupportInfo;
import se.digitalpost.camel.minameddelanden.seal.SettableClock;

/** What letters have been through, in a journal in memory. */
final class Stories {

    static final String SENDER_NAME = "Storköpings kommun";
    static final String NUMBER = "198101032384";
    static final String SEALED_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final String PRINT_SHA256 = sha256("%PDF-1.7 utskrift");

    static final ServiceSupplier KIVRA =
            new ServiceSupplier(new OrganizationNumber("165568402266"), "Kivra", "https://kivra.example/service");

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Decision DECISION =
            new Decision("kari01", "Kivras support har bekräftat att försändelsen inte har tagits emot.");

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00.123456Z"));
    final Journal journal = new InMemoryJournal("post-1.storkoping.example", clock, 100);

    /** A letter that reached its mailbox at once. */
    Evidence delivered() {
        Lease lease = accepted("BYGG-2026-0017");
        Sealing sealing = new Sealing(LocalDate.of(2026, 11, 22), "5a3c19e07f4b22d8", "01f3a9c4d5e6b788", null);
        clock.pass(Duration.ofMillis(240));
        journal.move(
                lease,
                Transition.to(JournalState.SEALED).withOperator(KIVRA).withSealing(sealing),
                Transition.to(JournalState.DELIVERING));
        clock.pass(Duration.ofMillis(1730));
        journal.move(
                lease,
                Transition.to(JournalState.DELIVERED)
                        .withTransactionId("b6c1a4f2-5a0e-4b7e-9d37-2f6a1c0e8d11")
                        .withSealing(sealing.withSha256(SEALED_SHA256)));
        return evidence(lease);
    }

    /** A letter with which all went wrong, and which came back at last. */
    Evidence returned() {
        Lease lease = accepted("BYGG-2026-0018");
        Sealing sealing =
                new Sealing(LocalDate.of(2026, 11, 22), "5a3c19e07f4b22d8", "01f3a9c4d5e6b788", SEALED_SHA256);
        journal.move(
                lease,
                Transition.to(JournalState.SEALED).withOperator(KIVRA).withSealing(sealing),
                Transition.to(JournalState.DELIVERING));
        clock.pass(Duration.ofSeconds(30));
        journal.move(
                lease,
                Transition.to(JournalState.IN_DOUBT)
                        .withReason(Reason.NO_ANSWER)
                        .withDetail("read timed out"));
        clock.pass(Duration.ofHours(4));
        Lease second = taken(lease.messageId());
        journal.move(second, Transition.to(JournalState.NEEDS_ATTENTION).withReason(Reason.NO_ANSWER));
        clock.pass(Duration.ofHours(18));
        journal.attention().retry(lease.messageId(), DECISION);
        clock.pass(Duration.ofSeconds(2));
        Lease third = taken(lease.messageId());
        journal.move(third, Transition.to(JournalState.DELIVERING));
        clock.pass(Duration.ofSeconds(1));
        journal.move(
                third,
                Transition.to(JournalState.TO_PRINT)
                        .withReason(Reason.RECIPIENT_REFUSED)
                        .withFault(new OperatorFault(
                                5003,
                                "Mottagaren finns inte hos brevlådeoperatören. Kontot har avslutats av användaren.",
                                "c0a80101-7f3e-4d5a-b2c1-5e6f7a8b9c0d")));
        printed(third, "%PDF-1.7 utskrift");
        clock.pass(Duration.ofMinutes(90));
        Lease fourth = taken(lease.messageId());
        journal.move(fourth, Transition.to(JournalState.HANDED_OVER).withDetail("parti 2026-11-23-01"));
        clock.pass(Duration.ofDays(12));
        journal.report(
                lease.messageId(),
                Transition.to(JournalState.RETURNED)
                        .withTime(Instant.parse("2026-12-04T07:15:00Z"))
                        .withDetail("Adressaten okänd på adressen"));
        return evidence(lease);
    }

    /** A letter that was in doubt again and again. */
    Evidence longWay(int events) {
        Lease lease = accepted("BYGG-2026-0019");
        Evidence evidence = evidence(lease);
        while (evidence.history().size() < events) {
            Lease again = taken(lease.messageId());
            if (evidence.entry().state() == JournalState.ACCEPTED) {
                journal.move(again, Transition.to(JournalState.SEALED).withOperator(KIVRA));
            }
            journal.move(again, Transition.to(JournalState.DELIVERING));
            journal.move(
                    again,
                    Transition.to(JournalState.NEEDS_ATTENTION)
                            .withReason(Reason.SENDER_REFUSED)
                            .withFault(new OperatorFault(5014, "Avsändaren är inte behörig", "call-1")));
            clock.pass(Duration.ofMinutes(37));
            journal.attention().retry(lease.messageId(), DECISION);
            evidence = evidence(lease);
        }
        return evidence;
    }

    Lease accepted(String clientReference) {
        Message letter = Message.builder()
                .clientReference(clientReference)
                .sender("162021004748", SENDER_NAME)
                .recipient(NUMBER)
                .subject("Beslut om bygglov")
                .text("Hej Anna! Ditt beslut ligger i bilagan.")
                .supportInfo(SupportInfo.of("Ring kommunens växel."))
                .department("Samhällsbyggnadsförvaltningen")
                .costCentre("4711")
                .buildComplete();
        return ((Acceptance.Accepted) journal.accept(letter, A_MINUTE, null)).lease();
    }

    void printed(Lease lease, String file) {
        byte[] pdf = file.getBytes(StandardCharsets.US_ASCII);
        journal.storePrintFile(lease, new PrintFile(Content.of(pdf), sha256(file), Map.of()));
    }

    static String sha256(String file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Lease taken(UUID messageId) {
        clock.pass(A_MINUTE);
        return journal.take(messageId, A_MINUTE).orElseThrow().lease();
    }

    Evidence evidence(Lease lease) {
        return evidence(lease.messageId());
    }

    Evidence evidence(UUID messageId) {
        return journal.records().evidence(messageId).orElseThrow();
    }
}
