package se.digitalpost.camel.minameddelanden.starter;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** Sets up the component from {@code camel.component.minameddelanden.*} and Spring's SSL bundles. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", MinaMeddelandenProperties.PREFIX})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, MinaMeddelandenProperties.class})
public class MinaMeddelandenAutoConfiguration {

    /** Makes {@code #bean:name} out of a property's value the bean itself. */
    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferenceConverter minaMeddelandenBeanReferenceConverter(ListableBeanFactory beans) {
        return new BeanReferenceConverter(beans);
    }

    /** Sets the properties on the component when Camel makes it. */
    @Bean
    ComponentCustomizer minaMeddelandenCustomizer(
            MinaMeddelandenProperties properties, ObjectProvider<SslBundles> sslBundles, Environment environment) {
        return new MinaMeddelandenCustomizer(
                properties, new KeyBundles(sslBundles.getIfAvailable(NoSslBundles::new)), environment);
    }
}
