package se.digitalpost.camel.minameddelanden.api;

import java.util.List;
import java.util.UUID;

import se.digitalpost.camel.minameddelanden.message.FieldFault;
import se.digitalpost.camel.minameddelanden.message.MaskedText;

/**
 * What is wrong, as RFC 9457 has it: the body of every answer that is an error. It has no personal data and nothing of a request's content.
 *
 * @param type what sort of problem it is, for machines to branch on
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the answer's own id, a URN: log it, so that who asks can be told more
 * @param invalidParams every fault of the request, or null where that isn't what is wrong
 */
public record Problem(
        @Field(required = true) String type,
        @Field(required = true) String title,
        @Field(required = true) int status,
        @Field(required = true) String detail,
        @Field(required = true) String instance,
        @Field(name = "invalid-params") List<InvalidParam> invalidParams) {

    /** The media type of a problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final String MUST = "must ";

    /**
     * Which field or parameter breaks which rule.
     *
     * @param name the field's JSON pointer, or the parameter's name; empty where the whole body is meant
     * @param reason the rule, with "must"
     */
    public record InvalidParam(
            @Field(required = true) String name,
            @Field(required = true) String reason) {

        private FieldFault toFault() {
            String told = MaskedText.of(reason);
            return new FieldFault(
                    name.isEmpty() ? "message" : MaskedText.of(name),
                    told.startsWith(MUST) ? told.substring(MUST.length()) : "be right: " + told);
        }
    }

    /**
     * A problem of this moment, with a new id.
     *
     * @param type what sort of problem it is
     * @param detail what is wrong this time, without personal data
     * @return the problem
     */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, null);
    }

    /**
     * What another service finds wrong with a message.
     *
     * @return the faults, each field by the service's name for it; at least one. Texts are masked, since they may quote what was sent
     */
    public List<FieldFault> toFaults() {
        if (invalidParams == null || invalidParams.isEmpty()) {
            String rule = status == ProblemType.TOO_LARGE.status() ? "be smaller" : "be what the service takes";
            return List.of(new FieldFault("message", rule + ": " + MaskedText.of(title + ", " + detail)));
        }
        return invalidParams.stream().map(InvalidParam::toFault).toList();
    }

    static Problem of(ProblemType type, String detail, List<InvalidParam> invalidParams) {
        return new Problem(
                type.uri(), type.title(), type.status(), detail, "urn:uuid:" + UUID.randomUUID(), invalidParams);
    }

    static Problem of(ProblemType type, Faults faults) {
        List<InvalidParam> all = faults.all();
        String what = type == ProblemType.INVALID_QUERY ? "parameter" : "field";
        return of(
                type,
                all.size() == 1 ? "1 " + what + " breaks a rule" : all.size() + " " + what + "s break a rule",
                all);
    }
}
