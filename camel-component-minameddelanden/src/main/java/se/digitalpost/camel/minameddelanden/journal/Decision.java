package se.digitalpost.camel.minameddelanden.journal;

import java.util.Objects;

import se.digitalpost.camel.minameddelanden.message.MaskedText;

/**
 * Who decides about a letter, and why: it stands in the letter's history for good.
 *
 * @param person the user id of whoever decides, which must not be a personnummer
 * @param why the reason in a few words, without personal data of the recipient
 */
public record Decision(String person, String why) {

    /** @throws IllegalArgumentException where a part is blank, or the person is given by a personnummer */
    public Decision {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(why, "why");
        if (person.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("A decision must say who decides and why");
        }
        if (!person.strip().equals(MaskedText.of(person))) {
            throw new IllegalArgumentException("A decision's person must be a user id that is not a personnummer");
        }
        person = person.strip();
        why = MaskedText.of(why);
    }
}
