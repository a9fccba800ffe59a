package se.digitalpost.camel.minameddelanden.seal.verify;

import java.util.List;
import java.util.Set;

/** What the schema says on an element's inside. */
sealed interface Type {

    Role role();

    List<AllowedAttribute> attributes();

    /** @param required whether the schema demands it */
    record AllowedAttribute(String name, boolean required) {}

    /**
     * Elements in a sequence, or a choice of one of the particles.
     *
     * @param misfit what it is called when an element doesn't belong here, or one is missing
     */
    record Complex(
            Role role, FindingCode misfit, boolean choice, List<AllowedAttribute> attributes, List<Particle> particles)
            implements Type {

        static Complex sequence(Particle... particles) {
            return new Complex(Role.NONE, null, false, List.of(), List.of(particles));
        }

        static Complex choice(Particle... particles) {
            return new Complex(Role.NONE, null, true, List.of(), List.of(particles));
        }

        Complex as(Role newRole) {
            return new Complex(newRole, misfit, choice, attributes, particles);
        }

        Complex elseFinding(FindingCode code) {
            return new Complex(role, code, choice, attributes, particles);
        }

        Complex with(AllowedAttribute... newAttributes) {
            return new Complex(role, misfit, choice, List.of(newAttributes), particles);
        }
    }

    /**
     * A text.
     *
     * @param token whether blanks around it make receivers differ
     * @param enumeration the only values; empty where any will do
     */
    record Leaf(
            Role role,
            Lexical lexical,
            int minLength,
            int maxLength,
            boolean token,
            Set<String> enumeration,
            List<AllowedAttribute> attributes)
            implements Type {

        static Leaf of(Lexical lexical) {
            return new Leaf(Role.NONE, lexical, 0, Integer.MAX_VALUE, false, Set.of(), List.of());
        }

        Leaf as(Role newRole) {
            return new Leaf(newRole, lexical, minLength, maxLength, token, enumeration, attributes);
        }

        Leaf length(int min, int max) {
            return new Leaf(role, lexical, min, max, token, enumeration, attributes);
        }

        Leaf asToken() {
            return new Leaf(role, lexical, minLength, maxLength, true, enumeration, attributes);
        }

        Leaf oneOf(String... values) {
            return new Leaf(role, lexical, minLength, maxLength, true, Set.of(values), attributes);
        }

        Leaf with(AllowedAttribute... newAttributes) {
            return new Leaf(role, lexical, minLength, maxLength, token, enumeration, List.of(newAttributes));
        }
    }
}
