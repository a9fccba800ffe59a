package se.digitalpost.minameddelanden.simulator.verify;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Predicate;

import se.digitalpost.minameddelanden.simulator.pki.Subjects;

/** Whose certificates they are, and whether those organizations may send and mediate. */
record AuthorizationRules(Predicate<String> sender, Predicate<String> mediator, boolean sealerIsTlsClient) {

    void check(
            Optional<DeliveryContent> content,
            Optional<X509Certificate> inner,
            Optional<X509Certificate> outer,
            Optional<Transport> transport,
            Findings findings) {
        Optional<String> senderId = content.map(DeliveryContent::senderId);
        inner.ifPresent(certificate -> findings.addUnless(
                senderId.isPresent() && senderId.equals(Subjects.organizationNumber(certificate)),
                FindingCode.SENDER_CERTIFICATE,
                "the inner certificate's SERIALNUMBER is not Sender/Id"));
        senderId.ifPresent(id -> findings.addUnless(
                sender.test(id), FindingCode.SENDER_NOT_REGISTERED, "Sender/Id is not a registered sender"));
        outer.map(Subjects::organizationNumber).ifPresent(organization -> mediator(organization, transport, findings));
    }

    private void mediator(Optional<String> organization, Optional<Transport> transport, Findings findings) {
        findings.addUnless(
                organization.filter(mediator).isPresent(),
                FindingCode.MEDIATOR_NOT_APPROVED,
                "the outer certificate's organization is not an approved mediator");
        boolean isTlsClient = transport
                .map(t -> Optional.ofNullable(t.tlsOrganization()).equals(organization))
                .orElse(true);
        findings.addUnless(
                isTlsClient || !sealerIsTlsClient,
                FindingCode.MEDIATOR_IS_NOT_TLS_CLIENT,
                "the outer certificate's organization is not the TLS client's");
    }
}
