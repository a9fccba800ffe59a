/** The component {@code minameddelanden:} in Spring Boot: properties, SSL bundles, and errors that name the property. */
package se.digitalpost.camel.minameddelanden.starter;
