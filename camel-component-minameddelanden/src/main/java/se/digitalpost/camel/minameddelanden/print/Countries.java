package se.digitalpost.camel.minameddelanden.print;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What countries are called in Swedish, by the codes (ISO 3166-1 alpha-2) that registers tell: an envelope bears the country's name. A table, since the platform's own
 * names differ from version to version, and the same letter has the same bytes everywhere.
 */
final class Countries {

    private static final Pattern CODE = Pattern.compile("[a-zA-Z]{2}");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AL", "Albanien"),
            Map.entry("AT", "Österrike"),
            Map.entry("AU", "Australien"),
            Map.entry("AX", "Åland"),
            Map.entry("BA", "Bosnien och Hercegovina"),
            Map.entry("BE", "Belgien"),
            Map.entry("BG", "Bulgarien"),
            Map.entry("BR", "Brasilien"),
            Map.entry("CA", "Kanada"),
            Map.entry("CH", "Schweiz"),
            Map.entry("CL", "Chile"),
            Map.entry("CN", "Kina"),
            Map.entry("CY", "Cypern"),
            Map.entry("CZ", "Tjeckien"),
            Map.entry("DE", "Tyskland"),
            Map.entry("DK", "Danmark"),
            Map.entry("EE", "Estland"),
            Map.entry("ES", "Spanien"),
            Map.entry("FI", "Finland"),
            Map.entry("FO", "Färöarna"),
            Map.entry("FR", "Frankrike"),
            Map.entry("GB", "Storbritannien"),
            Map.entry("GL", "Grönland"),
            Map.entry("GR", "Grekland"),
            Map.entry("HR", "Kroatien"),
            Map.entry("HU", "Ungern"),
            Map.entry("IE", "Irland"),
            Map.entry("IL", "Israel"),
            Map.entry("IN", "Indien"),
            Map.entry("IQ", "Irak"),
            Map.entry("IR", "Iran"),
            Map.entry("IS", "Island"),
            Map.entry("IT", "Italien"),
            Map.entry("JP", "Japan"),
            Map.entry("LI", "Liechtenstein"),
            Map.entry("LT", "Litauen"),
            Map.entry("LU", "Luxemburg"),
            Map.entry("LV", "Lettland"),
            Map.entry("MC", "Monaco"),
            Map.entry("ME", "Montenegro"),
            Map.entry("MK", "Nordmakedonien"),
            Map.entry("MT", "Malta"),
            Map.entry("NL", "Nederländerna"),
            Map.entry("NO", "Norge"),
            Map.entry("NZ", "Nya Zeeland"),
            Map.entry("PL", "Polen"),
            Map.entry("PT", "Portugal"),
            Map.entry("RO", "Rumänien"),
            Map.entry("RS", "Serbien"),
            Map.entry("SI", "Slovenien"),
            Map.entry("SK", "Slovakien"),
            Map.entry("TH", "Thailand"),
            Map.entry("TR", "Turkiet"),
            Map.entry("UA", "Ukraina"),
            Map.entry("US", "USA"));

    private Countries() {}

    /**
     * @param country a country's name or code
     * @return its name; nothing where it is a code that isn't known
     */
    static Optional<String> name(String country) {
        return CODE.matcher(country).matches()
                ? Optional.ofNullable(NAMES.get(country.toUpperCase(Locale.ROOT)))
                : Optional.of(country);
    }
}
