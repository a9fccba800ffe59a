package se.digitalpost.camel.minameddelanden;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an endpoint does: the part of its URI after the scheme. */
public enum MinaMeddelandenOperation {
    /** The whole way: look up, sign, seal, deliver, or print. */
    send,
    /** The paper half alone: a letter, and its batch. */
    print,
    /** Tells which recipients can be reached digitally. */
    lookup,
    /** Makes the signed delivery that a mediator (förmedlare) seals. */
    sign,
    /** Makes the SOAP envelope that a mailbox operator would receive, of a message or of what another party signed. */
    seal,
    /** Tells everything that is wrong with an envelope, or with a delivery that was sealed or signed. */
    verify,
    /** Hands a message to a service of the common API, asks it what became of one, or withdraws one. */
    submit,
    /** Moves letters in the journal as the receipt files of a print service tell. */
    receipts,
    /** Serves the common API (SKR/Digg): takes messages from case systems and tells what became of them. A consumer. */
    api,
    /** Tells what became of letters that were sent by the component's journal. A consumer. */
    outcomes;

    static MinaMeddelandenOperation named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name
                        + "'; minameddelanden: has "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
