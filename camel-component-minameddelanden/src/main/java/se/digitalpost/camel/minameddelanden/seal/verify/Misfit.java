package se.digitalpost.camel.minameddelanden.seal.verify;

import se.digitalpost.camel.minameddelanden.seal.Namespace;
import se.digitalpost.camel.minameddelanden.seal.verify.Type.Complex;

/** What an element that is too many, or missing, is called: a Signature out of place is worth more than "unexpected element". */
final class Misfit {

    private Misfit() {}

    static FindingCode unexpected(Complex parent, String uri, String name) {
        if (uri.equals(Namespace.XMLDSIG.uri())) {
            return switch (name) {
                case "Signature" -> FindingCode.SIGNATURE_MISPLACED;
                case "Reference" -> FindingCode.REFERENCE_COUNT;
                case "X509Certificate" -> FindingCode.CERTIFICATE_COUNT;
                case "Object" -> FindingCode.SIGNATURE_OBJECT;
                default -> ofParent(parent, FindingCode.UNEXPECTED_ELEMENT);
            };
        }
        boolean delivery = uri.equals(Namespace.MESSAGE_3.uri())
                && (name.equals("SignedDelivery") || name.equals("SealedDelivery") || name.equals("Delivery"));
        boolean deliverSecure = uri.equals(Namespace.SERVICE_3.uri());
        return delivery || deliverSecure
                ? FindingCode.SECOND_DELIVERY
                : ofParent(parent, FindingCode.UNEXPECTED_ELEMENT);
    }

    static FindingCode missing(Complex parent, Particle particle) {
        return switch (particle.name()) {
            case "Signature" -> FindingCode.SIGNATURE_MISSING;
            case "Reference" -> FindingCode.REFERENCE_COUNT;
            case "Transforms" -> FindingCode.TRANSFORMS;
            case "KeyInfo" -> FindingCode.KEY_INFO;
            case "X509SubjectName" -> FindingCode.SUBJECT_NAME_MISSING;
            case "X509Certificate" -> FindingCode.CERTIFICATE_COUNT;
            default -> ofParent(parent, FindingCode.MISSING_ELEMENT);
        };
    }

    private static FindingCode ofParent(Complex parent, FindingCode otherwise) {
        return parent.misfit() == null ? otherwise : parent.misfit();
    }
}
