package se.digitalpost.camel.minameddelanden.operator;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeptConnectionsTest {

    @ParameterizedTest
    @CsvSource({
        "timeout=1, 1",
        "timeout=2, 1000",
        "'timeout=3, max=10', 2000",
        "timeout=60, 4000",
        "timeout=0, 1",
        "max=10, 4000",
        "'', 4000"
    })
    void aConnectionIsKeptFourSecondsOrUntilASecondBeforeTheServerClosesIt(String told, long millis) {
        BasicHttpResponse response = new BasicHttpResponse(200);
        response.addHeader("Keep-Alive", told);
        assertThat(KeptConnections.DEFAULT.strategy().getKeepAliveDuration(response, HttpClientContext.create()))
                .isEqualTo(TimeValue.ofMilliseconds(millis));
    }
}
