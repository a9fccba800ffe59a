package se.digitalpost.camel.minameddelanden.api.callback;

/**
 * What became of callbacks on this node since it was started.
 *
 * @param received how many events were received
 * @param failed how many attempts failed that are made again
 * @param givenUp how many events nobody received, and nobody is told any more
 */
public record CallbackCounts(long received, long failed, long givenUp) {}
