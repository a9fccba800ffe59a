package se.digitalpost.camel.minameddelanden.journal;

/** How a journal's tables are made and updated. */
public enum SchemaUpdate {
    /** By Flyway where it is on the class path, by the journal itself where it isn't. */
    AUTOMATIC,
    /** By Flyway, with a history of its own in the table {@code minameddelanden_schema_history}. */
    FLYWAY,
    /** By the journal itself. */
    SCRIPTS,
    /** By somebody else, beforehand, from {@code db/minameddelanden/<database>} in the component's jar. */
    NONE
}
