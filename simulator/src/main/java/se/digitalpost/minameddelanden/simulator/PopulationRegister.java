package se.digitalpost.minameddelanden.simulator;

/** The simulated population register's contract. It is this project's own; no register in the field has it. */
public final class PopulationRegister {

    /**
     * Where the WSDL lies on the classpath: SOAP 1.1, document/literal, the operation {@code getPostalAddress}. The
     * service's address is {@link Simulator#populationRegisterUrl()}, not the one in the file.
     */
    public static final String WSDL = "se/digitalpost/minameddelanden/simulator/PopulationRegister.wsdl";

    /** The contract's namespace. */
    public static final String NAMESPACE = "http://digitalpost.se/simulator/PopulationRegister/v1";

    private PopulationRegister() {}
}
