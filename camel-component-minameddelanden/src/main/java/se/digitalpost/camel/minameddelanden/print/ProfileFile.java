package se.digitalpost.camel.minameddelanden.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import se.digitalpost.camel.minameddelanden.message.ConfigurationException;

/** Reads a profile's YAML and lays it over the profile that it is based on. Every value is read as text: {@code 15:00} is a time and no number. */
final class ProfileFile {

    private static final String BASED_ON = "basedOn";
    private static final Set<String> BUILT_IN = Set.of("generic", "sandlista");
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 8;

    /** What replaces the base's as a whole: the order of columns is the file's own, and so are a print service's words. */
    private static final Set<String> WHOLE = Set.of("columns", "statuses");

    private ProfileFile() {}

    static PrintProfile builtIn(String name) {
        return new ProfileReader(layered(resource(name))).profile();
    }

    static PrintProfile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw fault(
                    "profile",
                    "can't be read: a file in UTF-8, or one of "
                            + BUILT_IN.stream().sorted().toList(),
                    e);
        }
    }

    static PrintProfile parse(String yaml) {
        return new ProfileReader(layered(map(yaml))).profile();
    }

    private static Map<String, Object> layered(Map<String, Object> top) {
        Object base = top.getOrDefault(BASED_ON, "generic");
        boolean lowest = "generic".equals(top.get("name")) && !top.containsKey(BASED_ON);
        if (lowest) {
            return top;
        }
        if (!(base instanceof String name) || !BUILT_IN.contains(name)) {
            throw fault(BASED_ON, "must be one of " + BUILT_IN.stream().sorted().toList(), null);
        }
        Map<String, Object> own = new LinkedHashMap<>(top);
        own.remove(BASED_ON);
        return over(layered(resource(name)), own);
    }

    /** @return the base with what the other says in place of its own; what the other says is nothing is gone */
    private static Map<String, Object> over(Map<String, Object> base, Map<String, Object> own) {
        Map<String, Object> both = new LinkedHashMap<>(base);
        own.forEach((key, value) -> {
            boolean mergeable = base.get(key) instanceof Map && value instanceof Map && !WHOLE.contains(key);
            if (value == null) {
                both.remove(key);
            } else {
                both.put(key, mergeable ? over(section(base.get(key)), section(value)) : value);
            }
        });
        return both;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> resource(String name) {
        try (InputStream stream = ProfileFile.class.getResourceAsStream("profile/" + name + ".yaml")) {
            return map(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The profile " + name + " is part of the product", e);
        }
    }

    private static Map<String, Object> map(String yaml) {
        Object read;
        try {
            read = yaml().load(yaml);
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1);
            throw fault("profile", "isn't YAML" + where + ": " + e.getProblem(), null);
        } catch (YAMLException e) {
            throw fault("profile", "isn't YAML of a profile's size", null);
        }
        if (!(read instanceof Map) || !hasTextKeys((Map<?, ?>) read)) {
            throw fault("profile", "must be a map of names and values", null);
        }
        return section(read);
    }

    private static boolean hasTextKeys(Map<?, ?> map) {
        return map.entrySet().stream()
                .allMatch(entry -> entry.getKey() instanceof String
                        && (!(entry.getValue() instanceof Map<?, ?> inner) || hasTextKeys(inner)));
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextResolver());
    }

    private static ConfigurationException fault(String option, String problem, Exception cause) {
        return new ConfigurationException(option, problem, cause);
    }

    /** Takes a plain value for what is written, and an empty one for nothing. */
    private static final class TextResolver extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
