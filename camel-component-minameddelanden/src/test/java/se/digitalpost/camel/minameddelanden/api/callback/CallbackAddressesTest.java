package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.URI;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackAddressesTest {

    private final CallbackAddresses addresses =
            new CallbackAddresses(Set.of("cases.kommunen.se", "Test.Kommunen.se:8443", "ärenden.kommunen.se"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cases.kommunen.se",
                "https://cases.kommunen.se:443/a?b=c",
                "HTTPS://CASES.kommunen.SE/a",
                "https://test.kommunen.se:8443/a",
                "https://xn--renden-9ta.kommunen.se/"
            })
    void whatIsOnTheListMayBeCalled(String url) {
        assertThat(addresses.brokenRule(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://cases.kommunen.se/, be an https address",
        "ftp://cases.kommunen.se/, be an https address",
        "https:cases.kommunen.se, be an https address",
        "/relative, be an https address",
        "https://cases.kommunen.se@evil.example/, have no user and no fragment",
        "https://user:pw@cases.kommunen.se/, have no user and no fragment",
        "https://cases.kommunen.se/#a, have no user and no fragment",
        "https://cases.kommunen.se:8443/, be an address that the service has been allowed to call",
        "https://test.kommunen.se/, be an address that the service has been allowed to call",
        "https://cases.kommunen.se.evil.example/, be an address that the service has been allowed to call",
        "https://evil-cases.kommunen.se/, be an address that the service has been allowed to call",
        "https://cases.kommunen.se./, be an address that the service has been allowed to call",
        "https://127.0.0.1/, be an address that the service has been allowed to call",
        "https://[::1]/, be an address that the service has been allowed to call",
        "https://2130706433/, be an address that the service has been allowed to call",
        "https://localhost/, be an address that the service has been allowed to call"
    })
    void whatIsNotMayNot(String url, String rule) {
        assertThat(addresses.brokenRule(URI.create(url))).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*.kommunen.se",
                "https://kommunen.se",
                "kommunen.se/a",
                "kommunen.se:0",
                "kommunen.se:x",
                "kommunen.se:70000",
                "127.0.0.1",
                "[::1]",
                "::1",
                "2130706433",
                "0x7f.1",
                "a..b"
            })
    void theListHasHostsAndNothingElse(String entry) {
        assertThatThrownBy(() -> new CallbackAddresses(Set.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a name");
    }
}
