package se.digitalpost.camel.minameddelanden.starter;

import jakarta.servlet.Filter;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Lets {@code minameddelanden:api} read its requests by itself, where the application runs on servlets. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Filter.class)
@ConditionalOnBean(CamelContext.class)
public class ApiAutoConfiguration {

    /** Comes last, so that whatever else looks at a request sees it as it is. */
    @Bean
    FilterRegistrationBean<Filter> minaMeddelandenApiBodyFilter(CamelContext camelContext) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(new ApiBodyFilter(camelContext));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
