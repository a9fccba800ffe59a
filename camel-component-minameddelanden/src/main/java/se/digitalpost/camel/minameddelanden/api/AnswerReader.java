package se.digitalpost.camel.minameddelanden.api;

import java.io.IOException;
import java.io.InputStream;

/** Reads what another service of the common API answers. Fields that aren't known are passed over, whatever that service has added. */
public final class AnswerReader {

    private static final long LARGEST = 1024 * 1024;

    private AnswerReader() {}

    /**
     * @param body an answer with status 200 or 202
     * @return what has become of the message
     * @throws IOException where the answer can't be read, or isn't a status
     */
    public static MessageStatus status(InputStream body) throws IOException {
        return read(MessageStatus.class, body);
    }

    /**
     * @param body an answer that is {@link Problem#CONTENT_TYPE}
     * @return what is wrong, in that service's words: what it quotes may be personal data
     * @throws IOException where the answer can't be read, or isn't a problem
     */
    public static Problem problem(InputStream body) throws IOException {
        return read(Problem.class, body);
    }

    private static <T extends Record> T read(Class<T> type, InputStream body) throws IOException {
        Faults faults = new Faults();
        try (RequestContents none = new RequestContents(null, 0)) {
            T answer = new RecordReader(new JsonInput(body, LARGEST), none, faults).read(type);
            if (!faults.isEmpty()) {
                throw new IOException("The answer isn't what the common API says: " + faults.all());
            }
            return answer;
        }
    }
}
