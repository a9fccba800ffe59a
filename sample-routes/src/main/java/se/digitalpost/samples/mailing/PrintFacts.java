package se.digitalpost.samples.mailing;

import com.fasterxml.jackson.annotation.JsonInclude;

import se.digitalpost.camel.minameddelanden.print.PrintJob;

/** What the print service is told about a letter. The recipient's id is not among it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrintFacts(
        String deliveryId,
        String fileName,
        String sha256,
        int pages,
        Address address,
        String returnAddress,
        boolean duplex,
        boolean colour,
        String envelope,
        String postageClass,
        String costCentre,
        String department,
        String sender,
        String reference,
        String reason) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Address(
            String name,
            String careOf,
            String street,
            String apartment,
            String postalCode,
            String city,
            String country) {}

    static PrintFacts of(PrintJob job) {
        return new PrintFacts(
                job.deliveryId().toString(),
                job.fileName(),
                job.sha256(),
                job.pages(),
                new Address(
                        job.address().name(),
                        job.address().careOf(),
                        job.address().street(),
                        job.address().apartment(),
                        job.address().postalCode(),
                        job.address().city(),
                        job.address().country()),
                job.returnAddress(),
                job.paper().duplex(),
                job.paper().colour(),
                job.paper().envelope().name(),
                job.postageClass().name(),
                job.costCentre(),
                job.department(),
                job.sender().name(),
                job.reference(),
                job.reason().name());
    }
}
