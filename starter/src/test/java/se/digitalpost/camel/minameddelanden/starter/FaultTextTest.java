package se.digitalpost.camel.minameddelanden.starter;

import java.util.List;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;

/** What the component says of its options is told in the words of a properties file. */
class FaultTextTest {

    @Test
    void everyFaultOfAnErrorIsTold() {
        ConfigurationException error = ConfigurationException.of(List.of(
                new ConfigurationException("farUrl", "is wrong; take https: it is safe; then restart", null),
                new ConfigurationException("workers", "too few", null)));

        assertThat(FaultText.of(error))
                .containsExactly(
                        new FaultText("farUrl", "is wrong; take https: it is safe; then restart"),
                        new FaultText("workers", "too few"));
    }

    @Test
    void optionsAreNamedAsPropertiesButNotInPathsAndQuotes() {
        assertThat(new FaultText("farUrl", "set signingKeyAlias (senderId); not '/a/senderId.p12', 'senderId'")
                        .problemInProperties())
                .isEqualTo("set signing-key-alias (sender-id); not '/a/senderId.p12', 'senderId'");
    }
}
