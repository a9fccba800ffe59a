package se.digitalpost.camel.minameddelanden.journal;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the bytes of a sealed delivery depend on beside the message, and their digest. With the same message and the same keys the same date
 * gives the same bytes again.
 *
 * @param receivedDate the date that the seal bears (schema: ReceivedDate)
 * @param signingCertificate the serial number of the signing certificate in lower-case hex
 * @param sealingCertificate the serial number of the sealing certificate in lower-case hex
 * @param sha256 SHA-256 of the sealed bytes in lower-case hex; null until they have been written to their end
 */
public record Sealing(LocalDate receivedDate, String signingCertificate, String sealingCertificate, String sha256) {

    /** All but the digest are required. */
    public Sealing {
        Objects.requireNonNull(receivedDate, "receivedDate");
        Objects.requireNonNull(signingCertificate, "signingCertificate");
        Objects.requireNonNull(sealingCertificate, "sealingCertificate");
    }

    /**
     * @param digest SHA-256 of the sealed bytes in lower-case hex
     * @return the same, with the digest
     */
    public Sealing withSha256(String digest) {
        return new Sealing(receivedDate, signingCertificate, sealingCertificate, digest);
    }
}
