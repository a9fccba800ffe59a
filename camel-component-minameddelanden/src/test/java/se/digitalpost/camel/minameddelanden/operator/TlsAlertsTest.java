package se.digitalpost.camel.minameddelanden.operator;

import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TlsAlertsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: certificate_required",
                "Received fatal alert: bad_certificate",
                "Received fatal alert: unknown_ca",
                "(certificate_unknown) Received fatal alert: certificate_unknown"
            })
    void alertsAboutTheCertificateRefuseTheClient(String message) {
        assertThat(TlsAlerts.refuseTheClient(new SSLHandshakeException(message)))
                .isTrue();
        assertThat(TlsAlerts.refuseTheClient(new IOException("x", new SSLException(message))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: internal_error",
                "Received fatal alert: bad_record_mac",
                "(certificate_unknown) PKIX path building failed",
                "Connection reset"
            })
    void othersDoNot(String message) {
        assertThat(TlsAlerts.refuseTheClient(new SSLException(message))).isFalse();
    }

    @Test
    void onlyAnSslExceptionSpeaksOfAlerts() {
        assertThat(TlsAlerts.refuseTheClient(new SocketException("Received fatal alert: bad_certificate")))
                .isFalse();
        assertThat(TlsAlerts.refuseTheClient(new SSLException((String) null))).isFalse();
    }
}
