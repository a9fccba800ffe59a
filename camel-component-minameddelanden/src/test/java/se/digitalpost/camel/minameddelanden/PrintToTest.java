package se.digitalpost.camel.minameddelanden;

import java.util.Properties;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an endpoint that takes batches is told beside what the user says. */
class PrintToTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final OptionCheck check = new OptionCheck("the test");

    @AfterEach
    void close() {
        camel.stop();
    }

    private PrintTo of(String uri) {
        PrintTo printTo = PrintTo.of(camel, check, uri, "node-1");
        check.finish();
        return printTo;
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:print", "ftp://a/b", "ftps://a/b", "smb:a/b", "file:print?charset=utf-8"})
    void filesAreWrittenUnderATemporaryNameOfTheNodesOwn(String uri) {
        PrintTo printTo = of(uri);

        assertThat(printTo.kind()).isEqualTo(PrintTo.Kind.FILES);
        assertThat(printTo.uri())
                .startsWith(uri)
                .matches(".*[?&]tempFileName=\\$\\{file:onlyname}\\.[0-9a-f]{8}\\.part&eagerDeleteTargetFile=false")
                .isEqualTo(of(uri).uri())
                .isNotEqualTo(PrintTo.of(camel, check, uri, "node-2").uri());
    }

    @Test
    void anSftpServersHostKeyHasToBeKnown() {
        assertThat(of("sftp://a/b").uri()).endsWith("&strictHostKeyChecking=yes");
        assertThat(of("sftp://a/b?strictHostKeyChecking=no").uri()).doesNotContain("strictHostKeyChecking=yes");
    }

    @Test
    void whatTheUserSaysStays() {
        String uri = "file:print?tempPrefix=RAW(.up&load)&eagerDeleteTargetFile=true";

        assertThat(of(uri).uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({"https://a/b, HTTP", "http://a, HTTP", "smtps://a, MAIL", "direct:a, OTHER", "jms:a, OTHER"})
    void nothingIsAddedElsewhere(String uri, PrintTo.Kind kind) {
        assertThat(of(uri)).isEqualTo(new PrintTo(uri, kind));
    }

    @Test
    void placeholdersAreResolvedFirst() {
        Properties properties = new Properties();
        properties.setProperty("print.to", "file:print");
        camel.getPropertiesComponent().setInitialProperties(properties);

        assertThat(of("{{print.to}}").kind()).isEqualTo(PrintTo.Kind.FILES);
    }

    @Test
    void itsTextHasNoPassword() {
        assertThat(of("sftp://a/b?password=secret").toString()).doesNotContain("secret");
    }
}
