package se.digitalpost.camel.minameddelanden.api.access;

import java.util.Set;

import org.junit.jupiter.api.Test;

import se.digitalpost.camel.minameddelanden.message.OrganizationNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The clients that are known by their certificates, as a file lists them. */
class ClientListTest {

    private static final String FINGERPRINT = "AB:".repeat(31) + "CD";

    @Test
    void aClientHasACertificateSendersAndScopes() {
        assertThat(ClientList.parse("skola.certificate=" + FINGERPRINT
                        + "\nskola.senders=162021004748 202100-3898\nskola.scopes=messages:write"))
                .containsOnlyKeys("ab".repeat(31) + "cd")
                .containsValue(new ApiClient(
                        "skola",
                        Set.of(Scope.MESSAGES_WRITE),
                        Set.of(new OrganizationNumber("162021004748"), new OrganizationNumber("162021003898"))));
    }

    @Test
    void twoClientsDoNotShareACertificate() {
        String client = "%s.certificate=" + FINGERPRINT + "\n%1$s.senders=162021004748\n%1$s.scopes=messages:read\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientList.parse(client.formatted("a") + client.formatted("b")))
                .withMessageContaining("another client's");
    }

    @Test
    void allThatIsWrongIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientList.parse("a.certificate=AB\na.scopes=all\nb.colour=grey"))
                .withMessageContaining("a.certificate")
                .withMessageContaining("a.scopes")
                .withMessageContaining("a.senders must be given")
                .withMessageContaining("b.colour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientList.parse(""))
                .withMessageContaining("at least one");
    }
}
