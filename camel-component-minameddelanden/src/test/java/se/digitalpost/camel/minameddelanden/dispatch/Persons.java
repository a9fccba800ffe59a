package se.digitalpost.camel.minameddelanden.dispatch;

import se.digitalpost.camel.minameddelanden.journal.Decision;

/** Who decides about letters that wait. */
final class Persons {

    private Persons() {}

    static Decision registrar(String why) {
        return new Decision("registrar", why);
    }
}
