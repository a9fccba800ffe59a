package se.digitalpost.minameddelanden.simulator;

/** Made-up names and addresses, the same every time. */
final class Names {

    private static final String[] FIRST = {
        "Alva", "Åke", "Ebba", "Östen", "Elsa", "Ärla", "Freja", "Göran", "Hilda", "Ivar", "Jonna", "Knut", "Lova"
    };
    private static final String[] LAST = {"Provberg", "Testlund", "Exempelström", "Övningsson", "Försök"};
    private static final String[] STREETS = {"Provgatan", "Exempelvägen", "Testtorget", "Övningsstigen"};
    private static final String[] CITIES = {"PROVSTAD", "EXEMPELKÖPING", "TESTÅS"};

    private Names() {}

    static String at(int number) {
        return FIRST[number % FIRST.length] + ' ' + LAST[number / FIRST.length % LAST.length];
    }

    static PostalAddress address(String id, String name) {
        int seed = Math.floorMod(id.hashCode(), 9_973);
        boolean flat = seed % 3 == 0;
        return new PostalAddress(
                name,
                seed % 11 == 0 ? "c/o Exempel" : null,
                STREETS[seed % STREETS.length] + ' ' + (seed % 97 + 1),
                flat ? "lgh 1" + (seed % 4 + 1) + "01" : null,
                "123 " + (10 + seed % 90),
                CITIES[seed % CITIES.length],
                null,
                false);
    }
}
