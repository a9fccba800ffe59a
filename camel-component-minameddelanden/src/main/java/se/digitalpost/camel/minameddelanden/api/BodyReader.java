package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads the body of a request into a record, and tells what can't be read as problems. */
final class BodyReader {

    private static final String RETRY_AFTER_A_MINUTE = "60";

    private final RequestLimits limits;

    BodyReader(RequestLimits limits) {
        this.limits = limits;
    }

    RequestContents contents() {
        return new RequestContents(limits.folder(), limits.inMemory());
    }

    /**
     * @param contentLength how many bytes the client has announced, or -1 where it hasn't
     * @throws ApiProblemException where it isn't JSON, or too large
     * @throws IOException where the client's bytes can't be read
     */
    <T extends Record> T read(
            Class<T> type, InputStream body, long contentLength, RequestContents contents, Faults faults)
            throws IOException {
        if (contentLength > limits.maxSize()) {
            throw tooLarge();
        }
        try {
            return new RecordReader(new JsonInput(body, limits.maxSize()), contents, faults).read(type);
        } catch (JsonInput.TooLargeException e) {
            throw tooLarge();
        } catch (RecordReader.LongTextException e) {
            throw new ApiProblemException(
                    ProblemType.TOO_LARGE, "A text has at most " + RecordReader.LONGEST_TEXT + " characters");
        } catch (RecordReader.MalformedException e) {
            throw new ApiProblemException(ProblemType.MALFORMED_REQUEST, e.getMessage());
        } catch (RequestContents.KeepingFailedException e) {
            throw new ApiProblemException(
                    Problem.of(ProblemType.UNAVAILABLE, "The service can't keep the attachments for the moment"),
                    Map.of("Retry-After", RETRY_AFTER_A_MINUTE),
                    e);
        }
    }

    private ApiProblemException tooLarge() {
        return new ApiProblemException(ProblemType.TOO_LARGE, "A request has at most " + limits.maxSize() + " bytes");
    }
}
