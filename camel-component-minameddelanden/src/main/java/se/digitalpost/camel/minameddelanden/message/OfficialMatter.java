package se.digitalpost.camel.minameddelanden.message;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What event in which case the message is about (kundärende; schema OfficialMatter/v3, element OfficialMatterExtension).
 *
 * @param timestamp the day on which the sending system made the event
 * @param eventId the event's own id (händelse-id), at most 255 characters, or null
 * @param officialMatterId the case's id (ärende-id), at most 255 characters, or null
 * @param precedingEventId the id of the event before this one, at most 255 characters, or null
 * @param matterSubject what sort of case it is (kundämne), at most 2000 characters, or null
 * @param eventType what happened (händelsetyp), at most 2000 characters, or null
 * @param matterStatus whose move it is, or null
 */
public record OfficialMatter(
        LocalDate timestamp,
        String eventId,
        String officialMatterId,
        String precedingEventId,
        String matterSubject,
        String eventType,
        MatterStatus matterStatus) {

    /** Whose move it is in the case, in the schema's words. */
    public enum MatterStatus {
        /** The sender has taken an initiative. */
        SENDER_INITIATIVE("senderinitiative"),
        /** The recipient is to do something. */
        RECIPIENT_INITIATIVE("recipientinitiative"),
        /** The case is closed. */
        CLOSED("closed");

        private final String wireName;

        MatterStatus(String wireName) {
            this.wireName = wireName;
        }

        /** @return the enumeration value of the schema */
        public String wireName() {
            return wireName;
        }
    }

    /** The timestamp is required. */
    public OfficialMatter {
        Objects.requireNonNull(timestamp, "timestamp");
    }

    /** @return whether any of the three ids is given, so that the schema's Identity element is written */
    public boolean hasIdentity() {
        return eventId != null || officialMatterId != null || precedingEventId != null;
    }
}
