package se.digitalpost.camel.minameddelanden.far;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLException;

import jakarta.xml.ws.soap.SOAPFaultException;

import org.apache.cxf.transport.http.HTTPException;

import se.digitalpost.camel.minameddelanden.far.wire.ExceptionInformation;
import se.digitalpost.camel.minameddelanden.message.FarRefusedException;
import se.digitalpost.camel.minameddelanden.message.FarUnavailableException;
import se.digitalpost.camel.minameddelanden.message.MaskedText;
import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;
import se.digitalpost.camel.minameddelanden.message.OperatorFault;

/**
 * What a lookup that failed means. Only an IOException is kept as a cause: the others quote the answer, which may name a
 * recipient.
 */
final class FarErrors {

    /** System, unknown, job not complete, illegal state, population register, company register. */
    private static final Set<Integer> TRANSIENT = Set.of(4999, 5000, 5004, 5011, 5017, 5018);

    private static final String CERTIFICATE_HINT = ": where it stays so, see that FaR accepts the sender's certificate "
            + "(valid, of the right environment) and that the sender trusts the issuer of FaR's";

    private final String where;

    FarErrors(URI address) {
        this.where = "FaR at " + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** FaR answered with a fault of its own. */
    MinaMeddelandenException of(ExceptionInformation told) {
        if (told == null || told.getErrorCode() == null) {
            return unavailable("answered with a fault that can't be read", null, null);
        }
        OperatorFault fault = new OperatorFault(
                told.getErrorCode(), MaskedText.of(told.getDescription()), blankToNull(told.getCallId()));
        if (TRANSIENT.contains(fault.errorCode())) {
            return unavailable("can't answer for the moment: " + tell(fault), fault, null);
        }
        return new FarRefusedException(where + " refused the lookup: " + tell(fault), fault, null);
    }

    /** There was no answer, or not one that can be used. */
    MinaMeddelandenException of(RuntimeException e) {
        if (e instanceof SOAPFaultException soap && soap.getCause() == null) {
            return unavailable("answered with a SOAP fault: " + MaskedText.of(soap.getMessage()), null, null);
        }
        IOException io = ioExceptionIn(e);
        return io == null
                ? unavailable("gave an answer that can't be read", null, null)
                : unavailable(describe(io), null, io);
    }

    /** Nobody was asked. */
    MinaMeddelandenException closed() {
        return unavailable("isn't asked any more: the client is closed", null, null);
    }

    private static String describe(IOException e) {
        if (e instanceof HTTPException http) {
            return "answered with HTTP status " + http.getResponseCode();
        }
        if (e instanceof SocketTimeoutException) {
            return "didn't answer in time (" + e.getMessage() + ")";
        }
        String what = "couldn't be asked (" + e + ")";
        return isOfCertificate(e) ? what + CERTIFICATE_HINT : what;
    }

    /** Under TLS 1.3 a certificate is refused after the handshake: it shows as an alert, a reset, a broken pipe or an early end. */
    private static boolean isOfCertificate(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof SSLException
                || e instanceof SocketException && (message.contains("reset") || message.contains("Broken pipe"))
                || message.contains("Unexpected end of file")
                || message.contains("Error writing to server");
    }

    private static IOException ioExceptionIn(Throwable e) {
        IOException deepest = null;
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof IOException io) {
                deepest = io;
            }
        }
        return deepest;
    }

    private FarUnavailableException unavailable(String what, OperatorFault fault, IOException cause) {
        return new FarUnavailableException(where + " " + what, fault, cause);
    }

    private static String tell(OperatorFault fault) {
        return fault + ", " + fault.description();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
