package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import se.digitalpost.camel.minameddelanden.journal.DamagedContentException;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.print.BatchFile;
import se.digitalpost.camel.minameddelanden.print.PrintIndex;
import se.digitalpost.camel.minameddelanden.print.PrintJob;
import se.digitalpost.camel.minameddelanden.print.PrintManifest;
import se.digitalpost.camel.minameddelanden.print.PrintProfile;

/** Hands a batch over: each letter, then the indexes, last the manifest. No more than one letter is held in memory. */
final class BatchWriter {

    private final PrintTransport transport;

    BatchWriter(PrintTransport transport) {
        this.transport = transport;
    }

    /** Whether the batch is still the caller's to hand over. */
    interface Hold {

        /** Before each file: by what is known here. */
        void check();

        /** Before the manifest: by asking. */
        void confirm();
    }

    /**
     * @param name the batch's name
     * @param folder the folder that its files go to; empty for none
     * @param jobs the letters in their order, which are gone through several times
     * @throws UnreadableLetterException where a letter isn't what it was
     * @throws Exception where the transport fails, or the batch isn't the caller's any more
     */
    void write(String name, String folder, Iterable<PrintJob> jobs, PrintProfile profile, Hold hold) throws Exception {
        for (PrintJob job : jobs) {
            hold.check();
            byte[] pdf = bytes(job);
            transport.handOver(new OutgoingFile(
                    name,
                    OutgoingFile.Kind.LETTER,
                    folder,
                    job.fileName(),
                    "application/pdf",
                    job,
                    () -> new ByteArrayInputStream(pdf)));
        }
        List<BatchFile> indexes = List.of(PrintIndex.csv(name, jobs, profile), PrintIndex.json(name, jobs, profile));
        for (BatchFile index : indexes) {
            hold.check();
            handOver(name, folder, OutgoingFile.Kind.INDEX, index);
        }
        hold.confirm();
        handOver(name, folder, OutgoingFile.Kind.MANIFEST, PrintManifest.of(name, jobs, indexes, profile));
    }

    private void handOver(String batch, String folder, OutgoingFile.Kind kind, BatchFile file) throws Exception {
        transport.handOver(new OutgoingFile(batch, kind, folder, file.name(), file.contentType(), null, file::open));
    }

    private static byte[] bytes(PrintJob job) {
        byte[] bytes;
        try (InputStream pdf = job.pdf().open()) {
            bytes = pdf.readAllBytes();
        } catch (DamagedContentException e) {
            throw new UnreadableLetterException(job.deliveryId(), e);
        } catch (IOException e) {
            throw new MinaMeddelandenException("A letter can't be read now, message " + job.deliveryId(), true, e);
        }
        if (!sha256(bytes).equals(job.sha256())) {
            throw new UnreadableLetterException(job.deliveryId(), null);
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
