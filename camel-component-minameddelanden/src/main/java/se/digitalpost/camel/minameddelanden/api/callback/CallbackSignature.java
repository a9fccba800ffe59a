package se.digitalpost.camel.minameddelanden.api.callback;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a callback, so that its receiver knows who posts it, and when: HMAC-SHA-256 over the time and the body. Safe for use by several threads.
 */
public final class CallbackSignature {

    /** The header that bears the signature: {@code t=…,v1=…}. */
    public static final String HEADER = "Digital-Post-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    static final int SHORTEST_SECRET = 32;
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12})((?:,v1=[0-9a-f]{64}){1,10})");

    private final List<byte[]> secrets;

    /**
     * @param secrets what service and client have agreed on, at least 32 random bytes; several of them while they are being changed
     * @throws IllegalArgumentException where there is none, or one is too short
     */
    public CallbackSignature(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < SHORTEST_SECRET)) {
            throw new IllegalArgumentException("A callback's secret must have at least " + SHORTEST_SECRET + " bytes");
        }
        this.secrets = secrets.stream().map(byte[]::clone).toList();
    }

    /**
     * @param body the bytes that are posted
     * @param time when: every attempt is signed anew
     * @return the header's value
     */
    public String sign(byte[] body, Instant time) {
        String seconds = Long.toString(time.getEpochSecond());
        return secrets.stream()
                .map(secret -> ",v1=" + HexFormat.of().formatHex(hmac(secret, seconds, body)))
                .collect(Collectors.joining("", "t=" + seconds, ""));
    }

    /**
     * What a receiver checks.
     *
     * @param header the header's value, or null where there was none
     * @param body the bytes that were posted
     * @param clock tells the time
     * @param tolerance how old, or how far in the future, a signature may be: against replays
     * @return whether one of the secrets has signed just this, just now
     */
    public boolean isRight(String header, byte[] body, Clock clock, Duration tolerance) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
        if (Duration.between(signed, clock.instant()).abs().compareTo(tolerance) > 0) {
            return false;
        }
        List<byte[]> given = Arrays.stream(form.group(2).substring(1).split(","))
                .map(one -> HexFormat.of().parseHex(one.substring("v1=".length())))
                .toList();
        boolean right = false;
        for (byte[] secret : secrets) {
            byte[] expected = hmac(secret, form.group(1), body);
            for (byte[] one : given) {
                right |= MessageDigest.isEqual(expected, one);
            }
        }
        return right;
    }

    private static byte[] hmac(byte[] secret, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(seconds.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
