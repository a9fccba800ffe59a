package se.digitalpost.camel.minameddelanden.seal;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** PEM as anybody may write it. */
public final class PemText {

    private PemText() {}

    public static String of(Key key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    public static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    static byte[] bytes(String... blocks) {
        return String.join("", blocks).getBytes(StandardCharsets.UTF_8);
    }
}
