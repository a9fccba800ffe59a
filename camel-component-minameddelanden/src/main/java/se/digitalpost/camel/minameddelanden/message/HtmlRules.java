package se.digitalpost.camel.minameddelanden.message;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/**
 * What an HTML body must be: every element closed by its name, images inline, no script and nothing that is fetched from elsewhere
 * (the infrastructure's rules for the sender, as they are known).
 */
final class HtmlRules {

    private static final String FETCHING =
            "script, iframe, frame, object, embed, applet, link, base, form, audio, video, source";

    private HtmlRules() {}

    /** @return the rules that are broken, in a form that follows "must" */
    static List<String> brokenRules(String html) {
        List<String> broken = new ArrayList<>();
        Parser parser = Parser.htmlParser().setTrackErrors(10).setTrackPosition(true);
        Document document = Jsoup.parse(html, "", parser);
        if (document.text().isBlank() && document.select("img").isEmpty()) {
            broken.add("have something to read");
        }
        for (ParseError error : parser.getErrors()) {
            broken.add("be valid HTML (position " + error.getCursorPos() + ")");
        }
        ElementBalance.firstUnclosed(html).ifPresent(name -> broken.add("close every element: <" + name + "> isn't"));
        for (Element element : document.select(FETCHING)) {
            broken.add("not have the element <" + element.tagName() + ">");
        }
        for (Element element : document.getAllElements()) {
            brokenAttributes(element, broken);
        }
        return broken;
    }

    private static void brokenAttributes(Element element, List<String> broken) {
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(java.util.Locale.ROOT);
            String value = attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT);
            if (name.startsWith("on")) {
                broken.add("not have the script attribute " + name);
            } else if ((name.equals("src") || name.equals("background") || name.equals("srcset"))
                    && !value.startsWith("data:image/")) {
                broken.add("have images inline (data:) only");
            } else if (value.startsWith("javascript:")) {
                broken.add("not have script in the attribute " + name);
            } else if (name.equals("style") && value.contains("url(") && !value.contains("url(data:")) {
                broken.add("not fetch anything in a style attribute");
            }
        }
    }
}
