package se.digitalpost.camel.minameddelanden;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import javax.sql.DataSource;

import org.apache.camel.CamelContext;

import se.digitalpost.camel.minameddelanden.journal.ContentKeys;
import se.digitalpost.camel.minameddelanden.journal.InMemoryJournal;
import se.digitalpost.camel.minameddelanden.journal.JdbcJournal;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Opens the journal that a component's options ask for. Everything that is wrong with them is told at once. */
final class JournalSetUp {

    private final MinaMeddelandenComponent options;
    private final CamelContext camelContext;
    private final OptionCheck check;

    JournalSetUp(MinaMeddelandenComponent options) {
        this.options = options;
        this.camelContext = options.getCamelContext();
        this.check = new OptionCheck("journal=" + options.getJournal());
    }

    /** @throws ConfigurationException naming every option that is wrong */
    Journal open() {
        check.positive("journalLeaseTime", options.getJournalLeaseTime());
        check.positive("journalPollInterval", options.getJournalPollInterval());
        check.positive("journalRetention", options.getJournalRetention());
        check.notNegative("journalPrintRetention", options.getJournalPrintRetention());
        if (options.getJournal() == JournalKind.MEMORY) {
            check.finish();
            return new InMemoryJournal(node(), Clock.systemUTC(), InMemoryJournal.REMEMBERED);
        }
        DataSource dataSource = dataSource();
        ContentKeys keys = keys();
        check.finish();
        try {
            return JdbcJournal.on(dataSource)
                    .node(node())
                    .keys(keys)
                    .schemaUpdate(options.getJournalSchemaUpdate())
                    .open();
        } catch (IllegalStateException e) {
            throw new ConfigurationException("journal", e.getMessage(), e);
        }
    }

    private DataSource dataSource() {
        if (options.getJournalDataSource() != null) {
            return options.getJournalDataSource();
        }
        DataSource onlyOrPrimary = camelContext.getRegistry().findSingleByType(DataSource.class);
        if (onlyOrPrimary != null) {
            return onlyOrPrimary;
        }
        Set<DataSource> known = camelContext.getRegistry().findByType(DataSource.class);
        check.fault(
                "journalDataSource",
                known.isEmpty()
                        ? "is not set, and the registry has no DataSource; set it, or bind one"
                        : "is not set, and the registry has " + known.size() + " DataSources; name one: #bean:itsName");
        return null;
    }

    private ContentKeys keys() {
        boolean keyStore = options.getJournalKeyStore() != null;
        boolean keys = options.getJournalKeys() != null;
        if (keyStore && keys) {
            check.fault("journalKeys", "is given beside journalKeyStore; use one");
        } else if (keyStore) {
            return check.attempt(this::fromKeyStore);
        } else if (keys) {
            return check.attempt(() -> withPlaintext(fromText(options.getJournalKeys())));
        } else if (options.isJournalPlaintext()) {
            return ContentKeys.plaintext();
        } else {
            check.fault(
                    "journalKeyStore",
                    "is not set, nor is journalKeys: letters are stored encrypted; journalPlaintext=true stores them as they"
                            + " are, for whoever can read the database");
        }
        return null;
    }

    private ContentKeys fromKeyStore() {
        String option = "journalKeyStore";
        if (options.getJournalKeyStorePassword() == null) {
            throw new ConfigurationException(option + "Password", "is not set; it is the password of " + option, null);
        }
        char[] password = options.getJournalKeyStorePassword().toCharArray();
        byte[] bytes = KeyResource.of(camelContext, option, options.getJournalKeyStore())
                .bytes();
        try {
            KeyStore keyStore = KeyStore.getInstance(options.getJournalKeyStoreType());
            keyStore.load(new ByteArrayInputStream(bytes), password);
            return withPlaintext(ContentKeys.of(keyStore, password, options.getJournalKeyAlias()));
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    option, "the key store can't be opened; check its file, type and password", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(option, e.getMessage(), e);
        }
    }

    /** {@code id:base64,id:base64}: the first one writes. */
    private static ContentKeys fromText(String text) {
        ContentKeys keys = null;
        for (String entry : text.split(",")) {
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new ConfigurationException(
                        "journalKeys", "must be id:base64, and where there are several separated by commas", null);
            }
            String id = entry.substring(0, colon).strip();
            try {
                byte[] key =
                        Base64.getDecoder().decode(entry.substring(colon + 1).strip());
                keys = keys == null ? ContentKeys.of(id, key) : keys.withOlder(id, key);
            } catch (IllegalArgumentException e) {
                // The decoder's own message would tell a part of the key.
                throw new ConfigurationException(
                        "journalKeys", "the key " + id + " must be 32 bytes in base64, with an id of its own", null);
            }
        }
        return keys;
    }

    private ContentKeys withPlaintext(ContentKeys keys) {
        return options.isJournalPlaintext() ? keys.withPlaintextReadable() : keys;
    }

    /** @return what this node is called in the journal */
    String node() {
        return options.getJournalNode() == null ? defaultNode() : options.getJournalNode();
    }

    private static String defaultNode() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + process;
        } catch (UnknownHostException e) {
            return "node:" + process;
        }
    }
}
