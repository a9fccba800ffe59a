package se.digitalpost.camel.minameddelanden.crash;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import se.digitalpost.camel.minameddelanden.dispatch.InDoubtPolicy;

/** What a node's process has to know; it gets it in a file. */
record NodeSettings(
        Mailing mailing,
        String farUrl,
        Path keyStore,
        Path trustStore,
        String password,
        String databaseUrl,
        InDoubtPolicy policy,
        long leaseMillis,
        Path printFolder) {

    /** 32 bytes in base64. */
    static final String JOURNAL_KEYS = "2026:" + "A".repeat(43) + "=";

    Path write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("seed", Long.toString(mailing.seed()));
        properties.setProperty("size", Integer.toString(mailing.size()));
        properties.setProperty("farUrl", farUrl);
        properties.setProperty("keyStore", keyStore.toString());
        properties.setProperty("trustStore", trustStore.toString());
        properties.setProperty("password", password);
        properties.setProperty("databaseUrl", databaseUrl);
        properties.setProperty("policy", policy.name());
        properties.setProperty("leaseMillis", Long.toString(leaseMillis));
        properties.setProperty("printFolder", printFolder.toString());
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    static NodeSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new NodeSettings(
                new Mailing(
                        Long.parseLong(properties.getProperty("seed")),
                        Integer.parseInt(properties.getProperty("size"))),
                properties.getProperty("farUrl"),
                Path.of(properties.getProperty("keyStore")),
                Path.of(properties.getProperty("trustStore")),
                properties.getProperty("password"),
                properties.getProperty("databaseUrl"),
                InDoubtPolicy.valueOf(properties.getProperty("policy")),
                Long.parseLong(properties.getProperty("leaseMillis")),
                Path.of(properties.getProperty("printFolder")));
    }
}
