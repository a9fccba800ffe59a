package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ResultTableTest {

    private static final Machine MACHINE = new Machine("Calculating engine", 2);
    private static final String PLACE =
            "# Before\n\n" + ResultTable.BEGIN + "\nold\n" + ResultTable.END + "\n\nAfter\n";

    @TempDir
    private Path folder;

    private Path readme;
    private Path json;

    @BeforeEach
    void aReadmeWithAPlaceForResults() throws IOException, URISyntaxException {
        readme = Files.writeString(folder.resolve("README.md"), PLACE);
        json = Path.of(ResultTableTest.class.getResource("results.json").toURI());
    }

    @Test
    void theTableComesBetweenTheMarkersAndTheRestStays() throws IOException {
        ResultTable.write(json, readme, MACHINE);

        assertThat(Files.readString(readme))
                .startsWith("# Before\n\n" + ResultTable.BEGIN + "\n\n")
                .endsWith("\n" + ResultTable.END + "\n\nAfter\n")
                .doesNotContain("old");
    }

    @Test
    void machineAndJavaAreTold() throws IOException {
        assertThat(table()).contains("Calculating engine, 2 cores; Some VM 17.0.1+1.");
    }

    @Test
    void lettersASecondComeWithSpreadAndAllocation() throws IOException {
        assertThat(table())
                .contains("| one pass, the JDK's provider | 600 ±2 % (5.2 kB) | – | – | 9.50 (900 B) |\n")
                .contains("| the limit, the JDK's provider | 500 ±1 % (1.0 kB) | – | – | – |\n")
                .contains("| one DOM tree, the JDK's provider | 400 ±1 % (25 MB) | – | – | 2.00 (1,500 MB) |\n");
    }

    @Test
    void ratiosAreOfTheSameSizeAndProvider() throws IOException {
        assertThat(table())
                .contains("| one pass / the limit | 1.20 | – | – | – |\n")
                .contains("| one pass / one DOM tree | 1.50 | – | – | 4.75 |\n");
    }

    @Test
    void verifyingIsComparedWithATree() throws IOException {
        assertThat(table())
                .contains("**Verifying**")
                .contains("| streaming, native provider | – | 2,000 ±1 % (107 kB) | – | – |\n")
                .contains("| one DOM tree, native provider | – | 500 ±2 % (550 kB) | – | – |\n")
                .contains("| streaming / one DOM tree | – | 4.00 | – | – |\n");
    }

    @Test
    void aMailingComparesWhatWasPrepared() throws IOException {
        assertThat(table()).contains("| native provider | 100 ±5 % (1.0 kB) | 250 ±4 % (1.0 kB) | 2.50 |\n");
    }

    @Test
    void postingTellsTheSendersProcessorTime() throws IOException {
        assertThat(table())
                .contains("| sealing alone | 1,000 ±1 % (139 kB) | 990 |\n")
                .contains("| sealing and posting | 800 ±1 % (150 kB) | 1,100 |\n")
                .contains("| with posting / without | 0.80 |  |\n");
    }

    @Test
    void aFileWithoutAPlaceIsLeftAlone() throws IOException {
        Files.writeString(readme, "# Other");

        assertThatIllegalArgumentException().isThrownBy(() -> ResultTable.write(json, readme, MACHINE));
        assertThat(readme).hasContent("# Other");
    }

    private String table() throws IOException {
        ResultTable.write(json, readme, MACHINE);
        return Files.readString(readme);
    }
}
