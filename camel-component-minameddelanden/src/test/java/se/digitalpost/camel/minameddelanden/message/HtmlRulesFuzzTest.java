package se.digitalpost.camel.minameddelanden.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an HTML body is, its faults are told, the same ones each time. {@link HtmlRulesSeeds} makes what the fuzzer begins with. */
class HtmlRulesFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void aBody(byte[] input) {
        String html = new String(input, StandardCharsets.UTF_8);

        List<String> broken = HtmlRules.brokenRules(html);

        assertThat(broken).doesNotContainNull().isEqualTo(HtmlRules.brokenRules(html));
        if (html.isBlank()) {
            assertThat(broken).contains("have something to read");
        }
    }
}
