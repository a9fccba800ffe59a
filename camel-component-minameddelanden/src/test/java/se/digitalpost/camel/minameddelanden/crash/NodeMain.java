package se.digitalpost.camel.minameddelanden.crash;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.Awaitility;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import se.digitalpost.camel.minameddelanden.JournalKind;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenComponent;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConfiguration;
import se.digitalpost.camel.minameddelanden.MinaMeddelandenConstants;
import se.digitalpost.camel.minameddelanden.journal.Journal;
import se.digitalpost.camel.minameddelanden.journal.JournalFilter;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;

import static se.digitalpost.camel.minameddelanden.journal.JournalState.ACCEPTED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.DELIVERING;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.IN_DOUBT;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.SEALED;
import static se.digitalpost.camel.minameddelanden.journal.JournalState.TO_PRINT;

/**
 * A node that can be killed. It is told on its standard input which letters to bring, by their numbers, and tells each one that it has an answer
 * for; told to finish, it waits until the journal has nothing left to do, and stops.
 */
public final class NodeMain {

    static final String FINISH = "finish";
    static final String READY = "ready";
    static final String ANSWERED = "answered ";
    static final String NOT_ANSWERED = "not-answered ";

    private static final int BRINGERS = 6;
    /** Every so manieth letter is brought by somebody who waits for what becomes of it. */
    private static final int WAITED_FOR = 5;

    private final NodeSettings settings;
    private final HikariDataSource dataSource;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private NodeMain(NodeSettings settings) {
        this.settings = settings;
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(settings.databaseUrl());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(1);
        this.dataSource = new HikariDataSource(pool);
    }

    /** @param arguments the settings' file, and the node's name */
    public static void main(String[] arguments) throws Exception {
        ProcessHandle.current().parent().ifPresent(NodeMain::dieWith);
        new NodeMain(NodeSettings.read(Path.of(arguments[0]))).run(arguments[1]);
    }

    /** A test that is killed leaves nobody behind. */
    private static void dieWith(ProcessHandle test) {
        test.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private void run(String name) throws Exception {
        start(name);
        tell(READY);
        ExecutorService bringers = Executors.newFixedThreadPool(BRINGERS);
        ProducerTemplate template = camel.createProducerTemplate();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); !FINISH.equals(line); line = lines.readLine()) {
            if (line == null) {
                // Whoever started it is gone, and with it the simulator.
                Runtime.getRuntime().halt(1);
            }
            int number = Integer.parseInt(line);
            bringers.execute(() -> bring(template, number));
        }
        bringers.shutdown();
        bringers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        awaitNothingToDo();
        camel.stop();
        dataSource.close();
        // Whatever thread is left belongs to a library's pool.
        System.exit(0);
    }

    private void start(String name) throws Exception {
        MinaMeddelandenComponent component = new MinaMeddelandenComponent();
        component.setJournal(JournalKind.JDBC);
        component.setJournalDataSource(dataSource);
        component.setJournalKeys(NodeSettings.JOURNAL_KEYS);
        component.setJournalNode(name);
        component.setJournalLeaseTime(settings.leaseMillis());
        component.setJournalPollInterval(50);
        MinaMeddelandenConfiguration options = component.getConfiguration();
        options.setFarUrl(settings.farUrl());
        options.setSenderName("Kommun A");
        options.setSupportText("Ring växeln, 0123-45 67 89.");
        options.setSigningKeyStoreParameters(keyStore(settings.keyStore()));
        options.setSslContextParameters(tls());
        options.setInDoubtPolicy(settings.policy());
        options.setFallback("direct:print");
        options.setAddressLookup("direct:address");
        camel.addComponent("minameddelanden", component);
        PrintFolder printFolder = new PrintFolder(settings.printFolder());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // The print service takes its time to say that it has the letter.
                from("direct:print")
                        .process(exchange -> print(printFolder, exchange))
                        .delay(method(NodeMain.class, "untilThePrintServiceAnswers"));
                from("direct:address").process(exchange -> exchange.getMessage().setBody(address()));
                from("direct:store").to("minameddelanden:send?mode=STORE");
                from("direct:wait").to("minameddelanden:send?mode=WAIT");
            }
        });
        camel.start();
    }

    /** Another one each time: a letter that is made anew differs from the one that the print service may have. */
    private static PostalAddress address() {
        int number = ThreadLocalRandom.current().nextInt(1, 10_000);
        return PostalAddress.of("Åsa Öberg", "Storgatan " + number, "111 22", "Stockholm");
    }

    public static int untilThePrintServiceAnswers() {
        return ThreadLocalRandom.current().nextInt(200);
    }

    private static void print(PrintFolder folder, Exchange exchange) throws Exception {
        folder.put(
                exchange.getMessage().getHeader(MinaMeddelandenConstants.PRINT_DELIVERY_ID, String.class),
                exchange.getMessage().getBody(byte[].class));
    }

    private KeyStoreParameters keyStore(Path file) {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setResource("file:" + file);
        parameters.setType("PKCS12");
        parameters.setPassword(settings.password());
        return parameters;
    }

    private SSLContextParameters tls() {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore(settings.keyStore()));
        keys.setKeyPassword(settings.password());
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore(settings.trustStore()));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(keys);
        tls.setTrustManagers(trust);
        return tls;
    }

    private void bring(ProducerTemplate template, int number) {
        Mailing.Letter letter = settings.mailing().letter(number);
        Exchange answer = template.request(number % WAITED_FOR == 0 ? "direct:wait" : "direct:store", exchange -> {
            exchange.getMessage().setBody(settings.mailing().pdf(number));
            exchange.getMessage()
                    .setHeader(
                            MinaMeddelandenConstants.RECIPIENT_ID,
                            letter.recipient().id());
            exchange.getMessage().setHeader(MinaMeddelandenConstants.CLIENT_REFERENCE, letter.reference());
            exchange.getMessage().setHeader(MinaMeddelandenConstants.SUBJECT, "Beslut " + letter.reference());
            exchange.getMessage().setHeader(MinaMeddelandenConstants.TEXT, "Hej! Ditt beslut ligger i bilagan.");
            exchange.getMessage().setHeader(MinaMeddelandenConstants.FILE_NAME, "Beslut.pdf");
        });
        // A status says that the letter is in the journal, also where an exception tells what is in its way.
        Object status = answer.getMessage().getHeader(MinaMeddelandenConstants.STATUS);
        tell(status == null ? NOT_ANSWERED + number + " " + answer.getException() : ANSWERED + number + " " + status);
    }

    private void awaitNothingToDo() {
        try (Journal journal = NodeProcess.journal(dataSource)) {
            JournalFilter unfinished = JournalFilter.ALL.in(ACCEPTED, SEALED, DELIVERING, IN_DOUBT, TO_PRINT);
            Awaitility.await()
                    .forever()
                    .pollInterval(Duration.ofMillis(100))
                    .until(() ->
                            journal.records().list(unfinished, 1, 1).entries().isEmpty());
        }
    }

    private static void tell(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
