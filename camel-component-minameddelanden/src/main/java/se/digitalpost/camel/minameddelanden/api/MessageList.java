package se.digitalpost.camel.minameddelanden.api;

import java.util.List;

/**
 * A page of messages.
 *
 * @param messages the messages on it, those that were accepted last first
 * @param page its number, 1 for the first
 * @param limit how many messages a page has at most
 * @param more whether there is a next page
 */
public record MessageList(
        @Field(required = true, maxItems = 100) List<MessageSummary> messages,
        @Field(required = true) int page,
        @Field(required = true) int limit,
        @Field(required = true) boolean more) {}
