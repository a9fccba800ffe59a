package se.digitalpost.camel.minameddelanden.print;

import java.util.Collections;

/** What authorities write. */
final class SampleTexts {

    static final String DECISION = """
            Hej Åsa!

            Vi har beviljat din ansökan om bostadsanpassningsbidrag. Beslutet gäller en ramp vid entrén och två stödhandtag i badrummet. Bidraget är 48 500 kr och betalas ut när arbetet är klart och du har skickat in fakturan till oss – senast den 31 mars 2027.

            Så här gör du nu:
            1. Beställ arbetet av den hantverkare som lämnade offerten.
            2. Godkänn arbetet när det är klart. Är du inte nöjd, kontakta hantverkaren först och oss därefter; betala inte innan felen är avhjälpta.
            3. Skicka fakturan till oss.

            Om du inte är nöjd med beslutet kan du överklaga det. Då ska du skriva till oss inom tre veckor från den dag du fick beslutet. Tala om vilket beslut du överklagar, varför du anser att det är fel och hur du vill att det ska ändras. Vi skickar sedan ditt överklagande vidare till förvaltningsrätten, om vi inte själva ändrar beslutet så som du vill.

            Med vänlig hälsning
            Anna-Karin Sjöqvist
            Handläggare, Stadsbyggnadskontoret
            """;

    static final String HTML = """
            <html><body>
            <h1>Avgift för äldreomsorg 2027</h1>
            <p>Från den <strong>1 januari 2027</strong> ändras avgiften för din <em>hemtjänst</em>. Den tidigare avgiften
            på <del>1 890 kr</del> ersätts av beloppen nedan.</p>
            <h2>Så har vi räknat</h2>
            <table>
              <tr><th>Insats</th><th>Omfattning</th><th>Kronor per månad</th></tr>
              <tr><td>Personlig omvårdnad och hjälp i hemmet</td><td>Morgon, kväll och vid behov under natten, även helger</td><td>1 480</td></tr>
              <tr><td>Trygghetslarm</td><td>Dygnet runt</td><td>249</td></tr>
              <tr><td>Matdistribution</td><td>Fem portioner i veckan</td><td>1 105</td></tr>
              <tr><td colspan="2"><b>Summa</b></td><td><b>2 834</b></td></tr>
            </table>
            <p>Du kan påverka avgiften:</p>
            <ul>
              <li>Anmäl om din <b>inkomst</b> har ändrats, till exempel
                <ul><li>om du har fått bostadstillägg,</li><li>om din pension är ny eller om något annat har ändrats som rör det som du har att leva av varje månad.</li></ul></li>
              <li>Säg upp insatser som du inte längre behöver.</li>
            </ul>
            <ol start="3"><li>Tredje punkten i bilagan gäller inte dig.</li><li>Den fjärde gör det.</li></ol>
            <blockquote><p>”Den enskilde ska ha kvar tillräckliga medel av sitt avgiftsunderlag” – 8 kap. 7 § socialtjänstlagen.</p></blockquote>
            <hr>
            <p>Läs mer på <a href="https://www.kommun-a.se/avgifter">våra sidor om avgifter</a>. Rummet är 12 m<sup>2</sup>. <img src="data:image/png;base64,AA==" alt="Kommun A:s vapen"> 😀</p>
            </body></html>
            """;

    private SampleTexts() {}

    /** @return several decisions, one after the other */
    static String decisions(int count) {
        return String.join("\n\n", Collections.nCopies(count, DECISION));
    }

    /** @return a table with that many rows below its header */
    static String longTable(int rows) {
        StringBuilder html = new StringBuilder("<html><body><p>Här är alla insatser under perioden.</p><table>")
                .append("<tr><th>Datum</th><th>Insats</th><th>Utförare och anmärkning</th><th>Kronor</th></tr>");
        for (int i = 1; i <= rows; i++) {
            html.append("<tr><td>2026-10-")
                    .append(i % 28 + 1)
                    .append("</td><td>Personlig omvårdnad</td>")
                    .append("<td>Hemtjänsten Öster")
                    .append(i % 3 == 0 ? ", dubbelbemanning enligt biståndshandläggarens bedömning" : "")
                    .append("</td><td>")
                    .append(i * 37)
                    .append("</td></tr>");
        }
        return html.append("</table><p>Summan står på fakturan.</p></body></html>")
                .toString();
    }
}
