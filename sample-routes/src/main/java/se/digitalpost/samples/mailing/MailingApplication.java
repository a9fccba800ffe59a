package se.digitalpost.samples.mailing;

import java.io.File;

import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

import se.digitalpost.samples.mailing.simulator.SimulatedInfrastructure;

/** A mailing from a case system's folder to mailboxes and printer. What it does stands in the routes. */
@SpringBootApplication
public class MailingApplication {

    /**
     * Sends the mailing and ends with exit status 0; or stays up where {@code mailing.stay-up} is set, or the profile {@code serve} is on.
     *
     * @param arguments properties, as {@code --mailing.folder=…}
     */
    public static void main(String... arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        return new SpringApplicationBuilder(MailingApplication.class)
                .initializers(
                        new BundledMailing(),
                        new JournalFiles(),
                        new SimulatedInfrastructure(),
                        new DemoClient(),
                        new SettingsCheck())
                .build();
    }

    /** One mailing, then the end. */
    @Bean
    @Profile("!serve")
    @ConditionalOnProperty(name = "mailing.stay-up", havingValue = "false")
    ApplicationRunner mailing(ProducerTemplate camel, @Value("${mailing.folder}/mailing.csv") File mailing) {
        return arguments -> {
            camel.sendBody("direct:mailing", mailing);
            camel.sendBody("direct:until-told", null);
        };
    }
}
