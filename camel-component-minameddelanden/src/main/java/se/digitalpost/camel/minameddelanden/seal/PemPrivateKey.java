package se.digitalpost.camel.minameddelanden.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Reads an RSA private key out of a PEM block, in the forms that openssl and certificate authorities write. */
final class PemPrivateKey {

    private static final String CURE = "; convert it with openssl pkcs8 -topk8";

    /** PBES2, as the JDK names its parameters: the key's derivation and the cipher. */
    private static final Pattern PBES2 = Pattern.compile("PBEWith(HmacSHA\\d+)AndAES_(\\d+)");

    /** What stands before an RSAPrivateKey in a PrivateKeyInfo: version 0, and rsaEncryption without parameters. */
    private static final byte[] VERSION_AND_ALGORITHM = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    /** The object identifier of rsaEncryption, which stands near the beginning of a PrivateKeyInfo. */
    private static final String RSA_ENCRYPTION =
            new String(HexFormat.of().parseHex("06092a864886f70d010101"), StandardCharsets.ISO_8859_1);

    private static final int HEAD = 32;

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private final String option;
    private final String passwordOption;

    PemPrivateKey(String option, String passwordOption) {
        this.option = option;
        this.passwordOption = passwordOption;
    }

    /** @throws ConfigurationException where the key is of another kind, encrypted in another way, or the password is wrong */
    PrivateKey of(PemFile.Block block, char[] password) {
        if (block.encryptedByHeader()) {
            throw fault("the key has OpenSSL's old encryption (Proc-Type)" + CURE, null);
        }
        return switch (block.label()) {
            case "PRIVATE KEY" -> ofPkcs8(block.der());
            case "ENCRYPTED PRIVATE KEY" -> ofPkcs8(decrypted(block.der(), password));
            case "RSA PRIVATE KEY" -> ofPkcs8(pkcs8(block.der()));
            case "OPENSSH PRIVATE KEY" ->
                throw fault("the key is an OpenSSH key; an organization's key comes with its certificate", null);
            default -> throw fault(mustBeRsa(block.label().replace(" PRIVATE KEY", "")), null);
        };
    }

    private PrivateKey ofPkcs8(byte[] der) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        if (!isRsa(der)) {
            throw fault(problemOf(spec), null);
        }
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw fault(problemOf(spec), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    /** By what the key says: other providers than the JDK's would take a key for RSASSA-PSS as one for RSA. */
    private static boolean isRsa(byte[] der) {
        return new String(der, 0, Math.min(der.length, HEAD), StandardCharsets.ISO_8859_1).contains(RSA_ENCRYPTION);
    }

    private static String problemOf(PKCS8EncodedKeySpec spec) {
        for (String other : List.of("EC", "RSASSA-PSS", "EdDSA", "DSA")) {
            try {
                KeyFactory.getInstance(other).generatePrivate(spec);
                return mustBeRsa(other);
            } catch (GeneralSecurityException e) {
                // Not this one either.
            }
        }
        return "the private key is damaged, or is of a kind that Java doesn't know";
    }

    private static String mustBeRsa(String kind) {
        return "the key must be RSA and is " + kind;
    }

    private byte[] decrypted(byte[] der, char[] password) {
        if (password == null) {
            throw fault("is encrypted; set " + passwordOption, null);
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            Matcher pbes2 = PBES2.matcher(String.valueOf(info.getAlgParameters()));
            Cipher cipher = pbes2.matches() ? pbes2(info, pbes2, password) : pbes1(info, password);
            return info.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw fault("the private key can't be decrypted with this password; set " + passwordOption, e);
        } catch (IOException | GeneralSecurityException e) {
            throw fault("is encrypted in a way that Java doesn't know" + CURE + " -v2 aes256 -v2prf hmacWithSHA256", e);
        }
    }

    /** In two steps, since the JDK's own PBES2 takes passwords of ASCII only. */
    private static Cipher pbes2(EncryptedPrivateKeyInfo info, Matcher names, char[] password)
            throws GeneralSecurityException {
        PBEParameterSpec parameters = info.getAlgParameters().getParameterSpec(PBEParameterSpec.class);
        PBEKeySpec derivation = new PBEKeySpec(
                password, parameters.getSalt(), parameters.getIterationCount(), Integer.parseInt(names.group(2)));
        SecretKey derived =
                SecretKeyFactory.getInstance("PBKDF2With" + names.group(1)).generateSecret(derivation);
        return decrypting(
                "AES/CBC/PKCS5Padding", new SecretKeySpec(derived.getEncoded(), "AES"), parameters.getParameterSpec());
    }

    private static Cipher pbes1(EncryptedPrivateKeyInfo info, char[] password) throws GeneralSecurityException {
        String algorithm = info.getAlgName();
        SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
        return decrypting(algorithm, key, info.getAlgParameters().getParameterSpec(PBEParameterSpec.class));
    }

    private static Cipher decrypting(String algorithm, SecretKey key, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, key, parameters);
        return cipher;
    }

    /** PKCS#1 has the key's numbers only; PKCS#8 says before them that they are an RSA key's. */
    private static byte[] pkcs8(byte[] pkcs1) {
        byte[] key = der(OCTET_STRING, pkcs1);
        return der(
                SEQUENCE,
                ByteBuffer.allocate(VERSION_AND_ALGORITHM.length + key.length)
                        .put(VERSION_AND_ALGORITHM)
                        .put(key)
                        .array());
    }

    /** A DER element that has room for every RSA key: the length in two bytes, and before them that they are two. */
    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    private ConfigurationException fault(String problem, Throwable cause) {
        return new ConfigurationException(option, problem, cause);
    }
}
