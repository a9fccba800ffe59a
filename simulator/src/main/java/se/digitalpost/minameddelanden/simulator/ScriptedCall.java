package se.digitalpost.minameddelanden.simulator;

import java.io.IOException;

/** A call to a service, as the script player sees it. */
interface ScriptedCall {

    /** Which of the service's answers. */
    enum Answer {
        RIGHT,
        NOT_DELIVERED,
        WITHOUT_STATUS,
        ABOUT_ANOTHER
    }

    /** Checks the call; where it is wrong, responds with a fault and gives false. */
    boolean check() throws IOException;

    /** Carries out what has been checked: stores the message, counts the lookup. */
    void carryOut();

    /** The content of an answer; only after {@link #check()} was true. */
    byte[] answer(Answer which);

    /** The content of a fault. */
    byte[] fault(ErrorCode code, String description);
}
