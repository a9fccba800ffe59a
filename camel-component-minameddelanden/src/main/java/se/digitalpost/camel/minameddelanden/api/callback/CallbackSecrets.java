package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The secrets that callbacks are signed with, one for each host: who receives some can't make others. Safe for use by several threads.
 */
public final class CallbackSecrets {

    private final Map<String, CallbackSignature> signatures;

    private CallbackSecrets(Map<String, CallbackSignature> signatures) {
        this.signatures = signatures;
    }

    /**
     * @param written {@code host=base64} of at least 32 random bytes, separated by commas: the host as it stands in the list of those that may be called; with several
     *     secrets of one host each callback to it has several signatures, while the secret is being changed
     * @return the secrets
     * @throws IllegalArgumentException where it isn't written so; the text tells no secret
     */
    public static CallbackSecrets parse(String written) {
        Map<String, List<byte[]>> secrets = new LinkedHashMap<>();
        int place = 0;
        for (String entry : written.split(",")) {
            place++;
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "entry " + place + " must be host=base64 of at least 32 random bytes");
            }
            secrets.computeIfAbsent(host(place, entry.substring(0, equals).strip()), any -> new ArrayList<>())
                    .add(secret(place, entry.substring(equals + 1).strip()));
        }
        return new CallbackSecrets(secrets.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, all -> new CallbackSignature(all.getValue()))));
    }

    private static String host(int place, String written) {
        try {
            return CallbackAddresses.normal(written);
        } catch (IllegalArgumentException e) {
            // Its message would quote what may be a secret in the wrong place.
            throw new IllegalArgumentException("entry " + place
                    + " must begin with a host's name, as in cases.kommunen.se=… or cases.kommunen.se:8443=…");
        }
    }

    private static byte[] secret(int place, String base64) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64);
            if (secret.length >= CallbackSignature.SHORTEST_SECRET) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // Told below: its message would quote the secret.
        }
        throw new IllegalArgumentException("entry " + place + " must have at least " + CallbackSignature.SHORTEST_SECRET
                + " random bytes in base64 behind the host");
    }

    /** @return the hosts that have a secret, with their ports: {@code cases.kommunen.se:443} */
    public Set<String> hosts() {
        return signatures.keySet();
    }

    /** @return what signs callbacks to this address; null where its host has no secret */
    CallbackSignature of(URI url) {
        return signatures.get(CallbackAddresses.host(url));
    }

    /** @return the hosts, and no secret */
    @Override
    public String toString() {
        return "CallbackSecrets" + Objects.toString(hosts());
    }
}
