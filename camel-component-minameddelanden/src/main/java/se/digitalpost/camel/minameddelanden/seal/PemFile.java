package se.digitalpost.camel.minameddelanden.seal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** A file of PEM blocks: keys and certificates in any order, with text around them as openssl writes it. */
final class PemFile {

    private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN ([A-Z0-9 ]+)-----");
    private static final String CERTIFICATE = "CERTIFICATE";

    private final String option;
    private final List<Block> blocks;

    /**
     * A block of the file.
     *
     * @param label what it is: {@code PRIVATE KEY}
     * @param encryptedByHeader whether it is encrypted in the way that stands in headers, before PKCS#8
     * @param der its content
     */
    record Block(String label, boolean encryptedByHeader, byte[] der) {}

    /** @throws ConfigurationException where the file is not PEM, or damaged */
    PemFile(String option, byte[] bytes) {
        this.option = option;
        this.blocks = blocks(new String(bytes, StandardCharsets.ISO_8859_1));
        if (blocks.isEmpty()) {
            throw fault("the file is not PEM: it has no line -----BEGIN …-----");
        }
    }

    static boolean isPem(byte[] bytes) {
        return BEGIN.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
    }

    private List<Block> blocks(String text) {
        List<Block> found = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int position = 0;
        while (begin.find(position)) {
            String label = begin.group(1);
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            if (end < 0) {
                throw fault("the file is cut off: its " + label + " has no end");
            }
            found.add(block(label, text.substring(begin.end(), end)));
            position = end;
        }
        return found;
    }

    private Block block(String label, String content) {
        if (content.contains("Proc-Type:")) {
            return new Block(label, true, new byte[0]);
        }
        try {
            return new Block(label, false, Base64.getDecoder().decode(content.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(option, "the file is damaged: its " + label + " is not base64", e);
        }
    }

    /**
     * @param password the key's password, or null
     * @param passwordOption the name of the option that sets it
     */
    PrivateKey privateKey(char[] password, String passwordOption) {
        List<Block> keys = blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.isEmpty()) {
            throw fault("has no private key; it has " + labels());
        }
        if (keys.size() > 1) {
            throw fault("has " + keys.size() + " private keys; leave the one that is meant");
        }
        return new PemPrivateKey(option, passwordOption).of(keys.get(0), password);
    }

    /** @return of the certificates that belong to the key the one that is valid longest */
    X509Certificate certificateOf(PrivateKey privateKey, Instant now) {
        List<X509Certificate> certificates = blocks.stream()
                .filter(block -> block.label().equals(CERTIFICATE))
                .map(this::certificate)
                .toList();
        if (certificates.isEmpty()) {
            throw fault("has no certificate; it has " + labels() + cureOfNoCertificate());
        }
        return certificates.stream()
                .filter(certificate -> belongs(certificate, privateKey))
                .max(Comparator.comparing((X509Certificate certificate) ->
                                !now.isBefore(certificate.getNotBefore().toInstant()))
                        .thenComparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> fault(
                        certificates.size() == 1
                                ? "the certificate does not belong to the private key"
                                : "none of the " + certificates.size() + " certificates belongs to the private key"));
    }

    private static boolean belongs(X509Certificate certificate, PrivateKey privateKey) {
        return certificate.getPublicKey() instanceof RSAKey publicKey
                && privateKey instanceof RSAKey key
                && publicKey.getModulus().equals(key.getModulus());
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw new ConfigurationException(option, "the file is damaged: a certificate in it can't be read", e);
        }
    }

    private String cureOfNoCertificate() {
        return option.endsWith("KeyStore")
                ? "; name the certificate's file with " + option.replace("KeyStore", "Certificate")
                : "";
    }

    private List<String> labels() {
        return blocks.stream().map(Block::label).toList();
    }

    private ConfigurationException fault(String problem) {
        return new ConfigurationException(option, problem, null);
    }
}
