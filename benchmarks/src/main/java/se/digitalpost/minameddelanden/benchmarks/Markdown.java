package se.digitalpost.minameddelanden.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.digitalpost.camel.minameddelanden.seal.CryptoProvider;
import se.digitalpost.camel.minameddelanden.seal.MailingBenchmark.Enclosure;
import se.digitalpost.minameddelanden.benchmarks.JournalBenchmark.Kept;

/** The results as Markdown. */
final class Markdown {

    private static final String ONE_PASS = "SealBenchmark.onePass";
    private static final String LIMIT = "SealBenchmark.limit";
    private static final String DOM = "SealBenchmark.domBaseline";
    private static final String VERIFY_STREAMING = "VerifyBenchmark.streaming";
    private static final String VERIFY_DOM = "VerifyBenchmark.domBaseline";
    private static final String MAILING = "MailingBenchmark.mailing";
    private static final String SEAL = "DeliverBenchmark.seal";
    private static final String SEAL_AND_POST = "DeliverBenchmark.sealAndPost";
    private static final String POST = "DeliverBenchmark.post";
    private static final String POST_BARE = "DeliverBenchmark.postBare";
    private static final String JOURNAL = "JournalBenchmark.send";

    private static final List<LetterSize> WITH_JOURNAL = List.of(LetterSize.KB_2, LetterSize.KB_100);

    private final Results results;
    private final Machine machine;

    Markdown(Results results, Machine machine) {
        this.results = results;
        this.machine = machine;
    }

    String text() {
        return machine.processor() + ", " + machine.cores() + " cores; " + results.java() + ".\n\n"
                + "**Sealing**, letters a second on one thread, and in brackets what is allocated for each\n\n"
                + sealing()
                + "\n**Verifying**, letters a second on one thread, and in brackets what is allocated for each\n\n"
                + verifying()
                + "\n**A mailing**, an enclosure of 1.5 MB to many, letters a second on one thread\n\n" + mailing()
                + "\n**Sealing and posting**, 100 kB, on one thread\n\n" + posting()
                + "\n**With a journal**, looked up, sealed and delivered one after the other, letters a second\n\n"
                + journal();
    }

    private String journal() {
        return row("", WITH_JOURNAL.stream().map(LetterSize::label))
                + line(2)
                + kept("without a journal", Kept.NOWHERE)
                + kept("a journal in memory", Kept.IN_MEMORY)
                + kept("a journal on H2, in a file, encrypted", Kept.ON_H2)
                + toWithout("on H2", Kept.ON_H2);
    }

    private String toWithout(String name, Kept kept) {
        return row(
                name + " / without",
                WITH_JOURNAL.stream()
                        .map(size -> Results.ratio(
                                results.find(JOURNAL, params(size, kept)),
                                results.find(JOURNAL, params(size, Kept.NOWHERE)))));
    }

    private String kept(String name, Kept kept) {
        return row(name, WITH_JOURNAL.stream().map(size -> results.cell(JOURNAL, params(size, kept))));
    }

    private static Map<String, String> params(LetterSize size, Kept kept) {
        return Map.of("size", size.name(), "kept", kept.name());
    }

    private String sealing() {
        StringBuilder table = new StringBuilder(sizesHead());
        for (CryptoProvider provider : CryptoProvider.values()) {
            String who = by(provider);
            table.append(sizes("one pass" + who, size -> results.cell(ONE_PASS, params(size, provider))))
                    .append(sizes("the limit" + who, size -> results.cell(LIMIT, params(size, provider))))
                    .append(sizes("one DOM tree" + who, size -> results.cell(DOM, params(size, provider))))
                    .append(sizes("one pass / the limit", size -> ratio(ONE_PASS, LIMIT, size, provider)))
                    .append(sizes("one pass / one DOM tree", size -> ratio(ONE_PASS, DOM, size, provider)));
        }
        return table.toString();
    }

    private String verifying() {
        StringBuilder table = new StringBuilder(sizesHead());
        for (CryptoProvider provider : CryptoProvider.values()) {
            String who = by(provider);
            table.append(sizes("streaming" + who, size -> results.cell(VERIFY_STREAMING, params(size, provider))))
                    .append(sizes("one DOM tree" + who, size -> results.cell(VERIFY_DOM, params(size, provider))))
                    .append(sizes(
                            "streaming / one DOM tree", size -> ratio(VERIFY_STREAMING, VERIFY_DOM, size, provider)));
        }
        return table.toString();
    }

    private String mailing() {
        StringBuilder table =
                new StringBuilder(row("", Stream.of("plain", "prepared once", "prepared / plain")) + line(3));
        for (CryptoProvider provider : CryptoProvider.values()) {
            Map<String, String> plain = params(Enclosure.PLAIN, provider);
            Map<String, String> prepared = params(Enclosure.PREPARED, provider);
            table.append(row(
                    provider == CryptoProvider.PLATFORM ? "the JDK's provider" : "native provider",
                    Stream.of(
                            results.cell(MAILING, plain),
                            results.cell(MAILING, prepared),
                            Results.ratio(results.find(MAILING, prepared), results.find(MAILING, plain)))));
        }
        return table.toString();
    }

    private String posting() {
        String ratio = Results.ratio(results.find(SEAL_AND_POST, Map.of()), results.find(SEAL, Map.of()));
        return row("", Stream.of("letters a second", "µs of the thread's processor time a letter"))
                + line(2)
                + posted("sealing alone", SEAL)
                + posted("sealing and posting", SEAL_AND_POST)
                + row("with posting / without", Stream.of(ratio, ""))
                + posted("posting alone", POST)
                + posted("the same bytes over a bare TLS socket", POST_BARE);
    }

    private String posted(String name, String benchmark) {
        String micros = results.find(benchmark, Map.of())
                .map(m -> Figures.micros(m.cpuNanos()))
                .orElse(Figures.UNKNOWN);
        return row(name, Stream.of(results.cell(benchmark, Map.of()), micros));
    }

    private String ratio(String first, String second, LetterSize size, CryptoProvider provider) {
        Map<String, String> params = params(size, provider);
        return Results.ratio(results.find(first, params), results.find(second, params));
    }

    private static String by(CryptoProvider provider) {
        return provider == CryptoProvider.PLATFORM ? ", the JDK's provider" : ", native provider";
    }

    private static Map<String, String> params(LetterSize size, CryptoProvider provider) {
        return Map.of("size", size.name(), "provider", provider.name());
    }

    private static Map<String, String> params(Enclosure enclosure, CryptoProvider provider) {
        return Map.of("enclosure", enclosure.name(), "provider", provider.name());
    }

    private static String sizesHead() {
        return row("", Arrays.stream(LetterSize.values()).map(LetterSize::label)) + line(LetterSize.values().length);
    }

    private static String sizes(String name, Function<LetterSize, String> cell) {
        return row(name, Arrays.stream(LetterSize.values()).map(cell));
    }

    private static String row(String name, Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
    }

    private static String line(int columns) {
        return "| --- |" + " --- |".repeat(columns) + '\n';
    }
}
