/**
 * The common API's resources: what is answered to a request, whatever HTTP server brings it. Who calls is asked here, and nowhere else.
 */
package se.digitalpost.camel.minameddelanden.api.resource;
