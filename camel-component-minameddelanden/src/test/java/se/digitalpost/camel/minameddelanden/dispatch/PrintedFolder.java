package se.digitalpost.camel.minameddelanden.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A print service's folder in memory, and what it sees of it. */
final class PrintedFolder implements PrintTransport {

    final Map<String, String> files = new TreeMap<>();
    final List<String> order = new ArrayList<>();

    @Override
    public synchronized void handOver(OutgoingFile file) throws Exception {
        try (InputStream bytes = file.bytes().get()) {
            byte[] whole = bytes.readAllBytes();
            String before = files.put(file.path(), new String(whole, StandardCharsets.ISO_8859_1));
            if (before != null) {
                assertThat(files.get(file.path()))
                        .as("%s, once more", file.path())
                        .isEqualTo(before);
            }
            order.add(file.path());
        }
    }

    List<String> manifests() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(".manifest.json"))
                .toList();
    }

    /** What a manifest names, each compared with the file that lies beside it. */
    List<String> filesOf(String manifest) throws IOException {
        int slash = manifest.lastIndexOf('/');
        String folder = manifest.substring(0, slash + 1);
        List<String> names = new ArrayList<>();
        for (JsonNode file : new ObjectMapper().readTree(bytes(manifest)).get("files")) {
            String name = folder + file.get("name").asText();
            assertThat(files).containsKey(name);
            assertThat(file.get("bytes").asLong()).isEqualTo(bytes(name).length);
            assertThat(file.get("sha256").asText()).isEqualTo(sha256(bytes(name)));
            names.add(name);
        }
        return names;
    }

    byte[] bytes(String name) {
        return files.get(name).getBytes(StandardCharsets.ISO_8859_1);
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
