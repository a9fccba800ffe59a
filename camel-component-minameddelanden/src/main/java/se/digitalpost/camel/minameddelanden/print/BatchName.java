package se.digitalpost.camel.minameddelanden.print;

import java.util.regex.Pattern;

/** What a batch's files may be called on any file system and in any transport. */
final class BatchName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private BatchName() {}

    static String checked(String batch) {
        if (!ALLOWED.matcher(batch).matches()) {
            throw new IllegalArgumentException("A batch's id must have 1 to 100 of A-Z, a-z, 0-9, '.', '_' and '-'");
        }
        return batch;
    }
}
