package se.digitalpost.camel.minameddelanden.message;

import se.digitalpost.camel.minameddelanden.testing.SeedFolder;

/** Writes the seeds of {@link HtmlRulesFuzzTest}: run its {@code main} in the module's folder. */
final class HtmlRulesSeeds {

    private HtmlRulesSeeds() {}

    public static void main(String[] arguments) throws Exception {
        SeedFolder.cleared(HtmlRulesFuzzTest.class, "aBody")
                .with("paragraph", "<p>Hej!</p>")
                .with("document", "<!DOCTYPE html><html><head><title>T</title></head><body><h1>Hej</h1></body></html>")
                .with("list", "<ul><li>ett</li><li>två</li></ul>")
                .with("table", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>")
                .with("image", "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"\"/>")
                .with("link", "<p><a href=\"https://www.kommunen.se/\">webbplats</a></p>")
                .with("references", "<p>&amp; &lt; &#xe5; &#229; &nbsp; &nosuch; &#0; &#x110000;</p>")
                .with("unclosed", "<p>Hej")
                .with("unclosed-item", "<ul><li>ett<li>två</ul>")
                .with("crossed", "<b><i>Hej</b></i>")
                .with("script", "<p>Hej</p><script>x()</script>")
                .with("script-attribute", "<p onclick=\"x()\">Hej</p>")
                .with("script-link", "<p><a href=\" JavaScript:x()\">Hej</a></p>")
                .with("fetching-image", "<p>Hej <img src=\"https://x.se/i.png\"></p>")
                .with("fetching-style", "<p style=\"background:url(https://x.se/)\">Hej</p>")
                .with("frame", "<p>Hej</p><iframe src='//x.se'></iframe>")
                .with("comment", "<!-- <p> --><p>Hej</p><!-- -- --!>")
                .with("cdata", "<svg><![CDATA[<p>]]></svg>Hej")
                .with("template", "<template><p>Hej</p></template><noscript><p>x</p></noscript>")
                .with("attributes", "<p a b='c\"' d=\"e'>\" f=g/ h>Hej</p >")
                .with("half-a-tag", "<p>Hej</p><")
                .with("blank", " \n\t")
                .with("text", "Hej å > 1 & 2 < 3")
                .with("deep", "<div>".repeat(60) + "Hej" + "</div>".repeat(60));
    }
}
