package se.digitalpost.camel.minameddelanden.api;

/** What the common API lets a message ask for, beyond what every service can do. Where the service can't, such a message is refused. */
public enum Extra {
    /** What becomes of a message is posted to an address. */
    CALLBACK("this service doesn't call back");

    private final String without;

    Extra(String without) {
        this.without = without;
    }

    /** The rule where the service can't do it, in a form that follows "must". */
    String rule() {
        return "not be asked for: " + without;
    }
}
