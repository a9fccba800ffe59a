package se.digitalpost.camel.minameddelanden.print;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a print service tells of one letter (kvittens, returbesked).
 *
 * @param line where it begins in its file, 1 being the first line
 * @param deliveryId the letter
 * @param status what became of it
 * @param time when, or null where the file says no more than the day, or nothing
 * @param reason why, in the print service's words as they are, which may be personal data; or null
 */
public record Receipt(long line, UUID deliveryId, ReceiptStatus status, Instant time, String reason) {

    /** Letter and status are required. */
    public Receipt {
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(status, "status");
    }

    /** @return line, letter and status: the reason may be personal data */
    @Override
    public String toString() {
        return "Receipt[line " + line + ", " + deliveryId + ", " + status + "]";
    }
}
