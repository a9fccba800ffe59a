package se.digitalpost.camel.minameddelanden.print;

/** How fast a letter travels. Print services have names of their own for it; a profile translates. */
public enum PostageClass {
    /** Priority: the next working days. */
    A,
    /** Economy: what letters in bulk go by, and the default. */
    B
}
