package se.digitalpost.camel.minameddelanden.api.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A bearer token.
 *
 * @param value what is sent
 * @param usableUntil from this time on another one is asked for, which is a little before it expires
 */
record AccessToken(String value, Instant usableUntil) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Whatever else there is would end the header, or begin another one. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*");

    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,50}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** Where the answer doesn't say how long. */
    private static final long USUAL_SECONDS = 60;

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

    boolean isUsable(Instant now) {
        return now.isBefore(usableUntil);
    }

    /**
     * @param answer the token endpoint's answer
     * @param asked when it was asked
     * @throws IOException where there is no bearer token in it
     */
    static AccessToken read(byte[] answer, Instant asked) throws IOException {
        String value = field(answer, "access_token");
        String type = field(answer, "token_type");
        if (value == null || !FORM.matcher(value).matches() || type != null && !type.equalsIgnoreCase("Bearer")) {
            throw new IOException("there is no bearer token in it");
        }
        String given = field(answer, "expires_in");
        long seconds = given != null && SECONDS.matcher(given).matches() ? Long.parseLong(given) : USUAL_SECONDS;
        Duration life = Duration.ofSeconds(seconds);
        Duration margin = life.dividedBy(5);
        return new AccessToken(
                value, asked.plus(life).minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN));
    }

    /** The code of an error; null where there is none, or none that RFC 6749 could have. */
    static String error(byte[] answer) {
        try {
            String error = field(answer, "error");
            return error != null && ERROR.matcher(error).matches() ? error : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String field(byte[] answer, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it isn't an object of JSON");
            }
            String found = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                if (parser.nextToken().isScalarValue() && wanted) {
                    found = parser.getText();
                }
                parser.skipChildren();
            }
            return found;
        } catch (JsonProcessingException e) {
            // Its message would quote the answer.
            throw new IOException("it isn't JSON");
        }
    }

    /** @return no token */
    @Override
    public String toString() {
        return "AccessToken[until " + usableUntil + "]";
    }
}
