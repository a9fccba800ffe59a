package se.digitalpost.samples.mailing;

/** A property is missing or wrong: what it is, and what to do. */
final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String cure;

    SettingException(String problem, String cure) {
        super(problem);
        this.cure = cure;
    }

    String cure() {
        return cure;
    }
}
