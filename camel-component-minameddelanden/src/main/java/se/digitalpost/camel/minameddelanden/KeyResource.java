package se.digitalpost.camel.minameddelanden;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** A key store, a PEM file or a module's configuration, wherever its option says that it lies. */
final class KeyResource {

    private final String option;
    private final String location;
    private final Resource resource;

    private KeyResource(String option, String location, Resource resource) {
        this.option = option;
        this.location = location;
        this.resource = resource;
    }

    /** @param location a path, or a resource as Camel writes it */
    static KeyResource of(CamelContext camelContext, String option, String location) {
        String uri = ResourceHelper.hasScheme(location) ? location : "file:" + location;
        return new KeyResource(
                option, location, PluginHelper.getResourceLoader(camelContext).resolveResource(uri));
    }

    /** @param location a resource as Camel's key store parameters have it: without a scheme it lies on the class path */
    static KeyResource ofParameters(CamelContext camelContext, String option, String location) {
        return new KeyResource(
                option, location, PluginHelper.getResourceLoader(camelContext).resolveResource(location));
    }

    /** @throws ConfigurationException where it isn't there or can't be read */
    byte[] bytes() {
        try (InputStream input = resource.getInputStream()) {
            if (input == null) {
                throw new FileNotFoundException(location);
            }
            return input.readAllBytes();
        } catch (FileNotFoundException e) {
            throw new ConfigurationException(option, "there is no file " + location, e);
        } catch (IOException e) {
            throw new ConfigurationException(option, "the file " + location + " can't be read", e);
        }
    }

    /** @return its path, where it lies in the file system and not on the class path or elsewhere */
    Optional<Path> file() {
        return "file".equals(resource.getScheme()) ? Optional.of(Path.of(resource.getURI())) : Optional.empty();
    }
}
