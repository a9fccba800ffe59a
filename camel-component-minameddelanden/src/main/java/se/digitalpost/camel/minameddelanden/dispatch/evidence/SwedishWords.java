package se.digitalpost.camel.minameddelanden.dispatch.evidence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import se.digitalpost.camel.minameddelanden.journal.JournalState;
import se.digitalpost.camel.minameddelanden.message.Channel;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;

/** What the journal's words are called where a Swede reads them. */
final class SwedishWords {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(SWEDEN);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu 'kl.' HH.mm.ss", Locale.ROOT);
    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");
    private static final int PREFIX = 2;
    private static final int LAST_DIGITS = 4;

    private SwedishWords() {}

    /** @return Swedish time with its offset: {@code 2026-11-22 10:00:00 +01:00} */
    static String of(Instant time) {
        return TIME.format(time);
    }

    /** @return the number without the infrastructure's prefix: {@code 202100-4748} */
    static String of(OrganizationNumber number) {
        return dashed(number.value().substring(PREFIX));
    }

    /** @return the number with a dash before its last four digits */
    static String dashed(String number) {
        int last = number.length() - LAST_DIGITS;
        return number.substring(0, last) + '-' + number.substring(last);
    }

    static String of(JournalState state) {
        return switch (state) {
            case ACCEPTED -> "Mottagen för sändning";
            case SEALED -> "Klar att sändas digitalt";
            case DELIVERING -> "Sänds digitalt";
            case DELIVERED -> "Levererad till brevlådan";
            case IN_DOUBT -> "Sänd utan säkert svar";
            case TO_PRINT -> "Går till utskrift";
            case COLLECTED -> "Väntar på överlämning till utskriftstjänsten";
            case HANDED_OVER -> "Överlämnad till utskriftstjänsten";
            case PRINT_ACCEPTED -> "Godkänd av utskriftstjänsten";
            case PRINTED -> "Utskriven";
            case POSTED -> "Postad";
            case RETURNED -> "I retur";
            case NEEDS_ATTENTION -> "Väntar på handläggare";
            case FAILED -> "Inte levererad";
            case WITHDRAWN -> "Återtagen av avsändaren";
        };
    }

    /** @return what it comes to, in a sentence */
    static String summary(JournalState state, Instant reached) {
        String sentence = switch (state) {
            case ACCEPTED, SEALED, DELIVERING, TO_PRINT, COLLECTED -> "Under behandling sedan %s.";
            case DELIVERED -> "Levererad till mottagarens digitala brevlåda %s.";
            case IN_DOUBT -> "Sänd, utan säkert svar %s: om den har levererats är inte känt.";
            case HANDED_OVER -> "Överlämnad till utskriftstjänsten %s.";
            case PRINT_ACCEPTED -> "Godkänd av utskriftstjänsten %s.";
            case PRINTED -> "Utskriven av utskriftstjänsten %s.";
            case POSTED -> "Postad %s.";
            case RETURNED -> "Kom i retur %s och har inte nått mottagaren.";
            case NEEDS_ATTENTION -> "Väntar sedan %s på en handläggares beslut.";
            case FAILED -> "Inte levererad. Avslutad %s.";
            case WITHDRAWN -> "Återtagen av avsändaren %s.";
        };
        return String.format(Locale.ROOT, sentence, spoken(reached));
    }

    /** The platform's own names of months differ from version to version. */
    private static String spoken(Instant time) {
        ZonedDateTime here = time.atZone(SWEDEN);
        return "den " + here.getDayOfMonth() + ' ' + MONTHS.get(here.getMonthValue() - 1) + ' ' + CLOCK.format(here);
    }

    static String of(Channel channel) {
        return switch (channel) {
            case DIGITAL -> "Digital post";
            case PAPER -> "Papper";
            case NONE -> "Ingen";
        };
    }

    static String of(Reason reason) {
        return switch (reason) {
            case NOT_REGISTERED -> "Mottagaren har ingen digital brevlåda";
            case SENDER_NOT_ACCEPTED -> "Mottagaren tar inte emot digital post från avsändaren";
            case PENDING -> "Mottagarens anslutning är inte slutförd";
            case NO_OPERATOR -> "Registret (FaR) anger ingen brevlådeoperatör";
            case NO_SERVICE_ADDRESS -> "Registret (FaR) anger ingen adress till brevlådeoperatören";
            case MINOR -> "Mottagaren är under 18 år";
            case OPERATOR_NOT_ALLOWED -> "Avsändaren använder inte mottagarens brevlådeoperatör";
            case NOT_A_MAILBOX -> "Mottagarens konto är ingen brevlåda för säkra meddelanden";
            case UNKNOWN -> "Registret (FaR) gav inget besked om mottagaren";
            case PAPER_REQUESTED -> "Avsändaren har begärt papper";
            case OVERSIZE -> "Försändelsen är för stor för digital post";
            case NOT_DELIVERED -> "Brevlådeoperatören svarade att den inte har levererat";
            case RECIPIENT_REFUSED -> "Mottagaren är inte känd eller godtogs inte";
            case PROTECTED_IDENTITY -> "Mottagaren har skyddade personuppgifter";
            case CONTENT_REFUSED -> "Innehållet godtogs inte";
            case SENDER_REFUSED -> "Avsändaren, certifikatet eller underskriften godtogs inte";
            case FAR_UNAVAILABLE -> "Registret (FaR) kunde inte nås";
            case OPERATOR_UNAVAILABLE -> "Brevlådeoperatören kunde inte nås eller ta emot";
            case NO_ANSWER -> "Försändelsen sändes, men inget användbart svar kom";
            case UNKNOWN_FAULT -> "Svaret var ett fel med okänd kod";
            case NO_POSTAL_ADDRESS -> "Ingen postadress är känd";
            case NOT_PRINTABLE -> "Ett dokument kan inte skrivas ut";
            case PRINT_UNAVAILABLE -> "Utskriftstjänsten tog inte emot försändelsen";
            case PRINT_REJECTED -> "Utskriftstjänsten avvisade försändelsen";
            case INVALID_MESSAGE -> "Meddelandet bryter mot en regel";
            case CONTENT_UNREADABLE -> "Innehållet kan inte läsas eller har ändrats";
            case SELF_VERIFICATION_FAILED -> "Förseglingen klarade inte avsändarens egen kontroll";
            case UNEXPECTED_FAULT -> "Ett oväntat fel";
        };
    }

    /** @return the words with the journal's own name in brackets */
    static String named(String words, Enum<?> constant) {
        return words + " (" + constant.name() + ")";
    }
}
