/**
 * Runs of letters through processes that are killed. Each node is a JVM of its own with a Camel context, as a user has it; the simulator, which
 * lives in the test, counts what came to mailboxes, and a folder keeps what was handed to the print service.
 */
package se.digitalpost.camel.minameddelanden.crash;
