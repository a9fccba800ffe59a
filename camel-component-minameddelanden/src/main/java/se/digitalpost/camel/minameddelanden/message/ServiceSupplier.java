package se.digitalpost.camel.minameddelanden.message;

import java.util.Objects;

/**
 * The recipient's mailbox operator (brevlådeoperatör) as FaR tells it.
 *
 * @param id the operator's organization number
 * @param name its name
 * @param serviceAddress where messages are delivered to; blank where FaR gave none
 */
public record ServiceSupplier(OrganizationNumber id, String name, String serviceAddress) {

    /** All parts are required. */
    public ServiceSupplier {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(serviceAddress, "serviceAddress");
    }
}
