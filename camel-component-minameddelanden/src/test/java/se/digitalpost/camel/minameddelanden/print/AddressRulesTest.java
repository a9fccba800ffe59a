package se.digitalpost.camel.minameddelanden.print;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRulesTest {

    @Test
    void aPlainAddressIsWrittenInThreeLines() {
        assertThat(lines(PostalAddress.of("Åsa Öberg", "Storgatan 1", "12345", "Kommunköping")))
                .containsExactly("Åsa Öberg", "Storgatan 1", "123 45  Kommunköping");
    }

    @Test
    void everyPartHasItsPlace() {
        PostalAddress full = new PostalAddress(
                " Åsa  Öberg ", "Bo Ek", "Storgatan 1", "1102", "SE-123 45", "Kommunköping", "Sverige", false);
        assertThat(lines(full))
                .containsExactly("Åsa Öberg", "c/o Bo Ek", "Storgatan 1 lgh 1102", "123 45  Kommunköping");
    }

    @Test
    void whatIsWrittenAlreadyIsNotWrittenTwice() {
        PostalAddress full = new PostalAddress(
                "Åsa Öberg", "C/O Bo Ek", "Storgatan 1", "lgh 1102", "123 45", "Kommunköping", null, false);
        assertThat(lines(full))
                .containsExactly("Åsa Öberg", "C/O Bo Ek", "Storgatan 1 lgh 1102", "123 45  Kommunköping");
    }

    @Test
    void aLetterAbroadBearsTheCountryLastAndInCapitals() {
        PostalAddress abroad =
                new PostalAddress("Åsa Öberg", null, "Nørregade 5", null, "DK-1165", "København K", "Danmark", false);
        assertThat(lines(abroad)).containsExactly("Åsa Öberg", "Nørregade 5", "DK-1165 København K", "DANMARK");
    }

    @Test
    void noBlankPartMakesABlankLine() {
        PostalAddress blank = new PostalAddress("Åsa Öberg", " ", "", " ", "12345", "Kommunköping", " ", false);
        assertThat(lines(blank)).containsExactly("Åsa Öberg", "123 45  Kommunköping");
    }

    @Test
    void abroadAPostalCodeIsNotDemanded() {
        PostalAddress abroad = new PostalAddress("Åsa Öberg", null, "Box 5", null, null, "Dubai", "UAE", false);
        assertThat(lines(abroad)).containsExactly("Åsa Öberg", "Box 5", "Dubai", "UAE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\u2007\u202F \u00AD", "\u3000"})
    void whatNobodySeesMakesNoLine(String invisible) {
        PostalAddress address = new PostalAddress(
                "Åsa\u00A0Öberg\u200B",
                invisible,
                invisible,
                invisible,
                "123\u00A045",
                "Kommunköping",
                invisible,
                false);
        assertThat(lines(address)).containsExactly("Åsa Öberg", "123 45  Kommunköping");
        assertThat(AddressRules.faults(PostalAddress.of(invisible, "Gatan 1", invisible, invisible)))
                .extracting(FieldFault::field)
                .containsExactly("postalAddress.name", "postalAddress.postalCode", "postalAddress.city");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SE-123 45", "SE12345", "SE 123 45", "S-12345", "s-123 45", "123 45"})
    void aSwedishPostalCodeIsWrittenWithoutThePrefix(String code) {
        assertThat(lines(PostalAddress.of("Åsa", "Gatan 1", code, "Orten"))).contains("123 45  Orten");
    }

    @Test
    void aCountryIsWrittenWithItsNameAndNotWithItsCode() {
        assertThat(lines(abroad("dk"))).last().isEqualTo("DANMARK");
        assertThat(lines(abroad("Côte d'Ivoire"))).last().isEqualTo("CÔTE D'IVOIRE");
        assertThat(AddressRules.faults(abroad("ZZ")))
                .containsExactly(
                        new FieldFault("postalAddress.country", "be the country's name: this code isn't known"));
    }

    @Test
    void noAddressHasMoreLinesThanSix() {
        PostalAddress full =
                new PostalAddress("Åsa Öberg", "Bo Ek", "Nørregade 5", "1102", "1165", "København K", "Danmark", false);
        assertThat(lines(full)).hasSizeLessThanOrEqualTo(6).noneMatch(String::isBlank);
    }

    private static PostalAddress abroad(String country) {
        return new PostalAddress("Åsa Öberg", null, "Nørregade 5", null, "1165", "København K", country, false);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        PostalAddress bad = new PostalAddress(null, "Bo\nEk", null, null, "1234", " ", null, false);
        assertThat(AddressRules.faults(bad))
                .extracting(FieldFault::field)
                .containsExactly(
                        "postalAddress.name", "postalAddress.careOf", "postalAddress.postalCode", "postalAddress.city");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "123456", "ABCDE", "01234", "12 3A5", "-12345"})
    void aSwedishPostalCodeHasFiveDigits(String code) {
        assertThat(AddressRules.faults(PostalAddress.of("Åsa", "Gatan 1", code, "Orten")))
                .singleElement()
                .extracting(FieldFault::field)
                .isEqualTo("postalAddress.postalCode");
    }

    @Test
    void aProtectedIdentityHasNoAddress() {
        assertThat(AddressRules.faults(PostalAddress.ofProtectedIdentity()))
                .singleElement()
                .asString()
                .contains("identity is protected");
    }

    private static List<String> lines(PostalAddress address) {
        assertThat(AddressRules.faults(address)).isEmpty();
        return AddressRules.lines(AddressRules.normalized(address));
    }
}
