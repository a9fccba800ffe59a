package se.digitalpost.samples.mailing;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ValueBuilder;
import org.springframework.stereotype.Component;

import se.digitalpost.camel.minameddelanden.message.DeliveryReport;

/** What is told on the way and at the end. Never who a letter is for. */
@Component
class ReportRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:start")
                .routeId("start")
                .setHeader("text", text("classpath:text/start.txt"))
                .log("\n${header.text}\n" + ProgressLine.head());

        from("direct:progress")
                .routeId("progress")
                .setHeader("text")
                .message(ProgressLine::of)
                .log("${header.text}");

        from("direct:report")
                .routeId("report")
                .setHeader("text")
                .body(DeliveryReport.class, report -> report.toTable().indent(2))
                .log("\n${header.text}")
                .setBody()
                .body(DeliveryReport.class, DeliveryReport::toCsv)
                // An earlier report is kept under another name.
                .to("file:{{mailing.work}}?fileName=report.csv&fileExist=Move"
                        + "&moveExisting=report-before-${date:now:yyyyMMdd-HHmmssSSS}.csv")
                .setBody(text("classpath:text/files.txt"))
                .log("${body}")
                .setBody(text("{{mailing.next-steps}}"))
                .log("${body}");
    }

    private ValueBuilder text(String resource) {
        return simple("resource:" + resource);
    }
}
