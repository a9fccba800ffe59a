package se.digitalpost.camel.minameddelanden.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.OperatorFault;
import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;
import se.digitalpost.camel.minameddelanden.message.Reason;
import se.digitalpost.camel.minameddelanden.message.ServiceSupplier;

/** Facts as columns, which letters and events have alike. A fault's description is somebody else's text: it is encrypted. */
final class FactsRow {

    static final String COLUMNS = "operator_id, operator_name, operator_address, transaction_id, reason, fault_code,"
            + " fault_call_id, fault_description, received_date, signing_certificate, sealing_certificate, sealed_sha256, print_file_sha256";

    private FactsRow() {}

    /** @param event the number of the event that the facts came with */
    static Object[] values(Facts facts, UUID messageId, int event, Vault vault) {
        ServiceSupplier operator = facts.operator();
        OperatorFault fault = facts.fault();
        Sealing sealing = facts.sealing();
        return new Object[] {
            operator == null ? null : operator.id(),
            operator == null ? null : operator.name(),
            operator == null ? null : operator.serviceAddress(),
            facts.transactionId(),
            facts.reason(),
            fault == null ? null : fault.errorCode(),
            fault == null ? null : fault.callId(),
            fault == null || fault.description() == null
                    ? null
                    : vault.seal(place(messageId, event), fault.description().getBytes(StandardCharsets.UTF_8)),
            sealing == null ? null : sealing.receivedDate(),
            sealing == null ? null : sealing.signingCertificate(),
            sealing == null ? null : sealing.sealingCertificate(),
            sealing == null ? null : sealing.sha256(),
            facts.printFileSha256()
        };
    }

    static Facts read(ResultSet row, UUID messageId, int event, Vault vault) throws SQLException {
        String reason = row.getString("reason");
        return new Facts(
                operator(row),
                row.getString("transaction_id"),
                reason == null ? null : Reason.valueOf(reason),
                fault(row, messageId, event, vault),
                sealing(row),
                row.getString("print_file_sha256"));
    }

    private static ServiceSupplier operator(ResultSet row) throws SQLException {
        String id = row.getString("operator_id");
        return id == null
                ? null
                : new ServiceSupplier(
                        new OrganizationNumber(id), row.getString("operator_name"), row.getString("operator_address"));
    }

    private static OperatorFault fault(ResultSet row, UUID messageId, int event, Vault vault) throws SQLException {
        Integer code = row.getObject("fault_code", Integer.class);
        if (code == null) {
            return null;
        }
        byte[] description = row.getBytes("fault_description");
        return new OperatorFault(
                code,
                description == null ? null : description(place(messageId, event), description, vault),
                row.getString("fault_call_id"));
    }

    /** What can't be decrypted is told so: the code is there all the same. */
    private static String description(Vault.Place place, byte[] stored, Vault vault) {
        try {
            return new String(vault.open(place, stored), StandardCharsets.UTF_8);
        } catch (DamagedContentException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    private static Sealing sealing(ResultSet row) throws SQLException {
        LocalDate receivedDate = row.getObject("received_date", LocalDate.class);
        return receivedDate == null
                ? null
                : new Sealing(
                        receivedDate,
                        row.getString("signing_certificate"),
                        row.getString("sealing_certificate"),
                        row.getString("sealed_sha256"));
    }

    private static Vault.Place place(UUID messageId, int event) {
        return new Vault.Place(messageId, Part.FAULT, event, true);
    }
}
