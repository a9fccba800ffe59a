package se.digitalpost.samples.mailing;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.binding.soap.SoapFault;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The component's addressLookup: asks a population register by SOAP. The register's answer has the names of the component's address, so
 * turning it to a Map is all there is to do. Your own register is another contract: change this route and nothing else.
 */
@Component
@ConditionalOnProperty("mailing.address-register-url")
class AddressRegisterRoute extends RouteBuilder {

    private static final String NAMESPACE = "http://digitalpost.se/simulator/PopulationRegister/v1";
    private static final String REGISTER = "cxf:{{mailing.address-register-url}}"
            + "?wsdlURL=classpath:se/digitalpost/minameddelanden/simulator/PopulationRegister.wsdl"
            + "&serviceName={" + NAMESPACE + "}PopulationRegister"
            + "&portName={" + NAMESPACE + "}PopulationRegisterPort"
            + "&dataFormat=PAYLOAD"
            + "&bus=#cxfBus"
            + "&sslContextParameters=#mutualTls"
            + "&skipFaultLogging=true";

    private static final String QUESTION =
            "<getPostalAddress xmlns=\"" + NAMESPACE + "\"><personId>${body}</personId></getPostalAddress>";

    /** Camel makes a bus by itself only where its Spring XML module is on the classpath. */
    @Bean(destroyMethod = "shutdown")
    Bus cxfBus() {
        return BusFactory.newInstance().createBus();
    }

    @Override
    public void configure() {
        // The component tells that the register failed; the question bears a personal number and must not reach a log.
        errorHandler(defaultErrorHandler().logExhausted(false).logExhaustedMessageHistory(false));

        onException(SoapFault.class)
                .onWhen(AddressRegisterRoute::isUnknownPerson)
                .handled(true)
                .setBody(constant((Object) null));

        from("direct:address-register")
                .routeId("address-register")
                .setBody(simple(QUESTION))
                .setHeader(CxfConstants.OPERATION_NAME, constant("getPostalAddress"))
                .to(REGISTER)
                .unmarshal()
                .jacksonXml(Map.class);
    }

    private static boolean isUnknownPerson(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof SoapFault fault
                && fault.getDetail() != null
                && fault.getDetail().getTextContent().contains("UNKNOWN_PERSON");
    }
}
