package se.digitalpost.samples.mailing;

import java.util.List;

import se.digitalpost.minameddelanden.simulator.PersonalData;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody's personnummer or name is told. */
final class Privacy {

    private Privacy() {}

    /** Those of the mailing as they are written there, also where the check digit is wrong, and all others that are right. */
    static void assertNoPersonnummer(String told) {
        assertThat(PersonalData.in(told)).isEmpty();
        assertThat(told).doesNotContain(persons());
    }

    private static List<String> persons() {
        return BundledCsv.recipientIds().stream()
                .filter(id -> !id.startsWith("16") && !id.startsWith("556840"))
                .toList();
    }

    static void assertNoNames(String told) {
        assertThat(told).doesNotContain(BundledCsv.names());
    }
}
