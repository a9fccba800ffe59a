package se.digitalpost.camel.minameddelanden;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.camel.CamelContext;
import org.apache.camel.util.URISupport;

/**
 * The endpoint that the option {@code printTo} names. Where it writes files, each is written under a temporary name, which is the node's own, and renamed
 * when it is whole: so a print service never sees half a file, and two nodes never write one. An SFTP server has to have the host key that is known of it.
 *
 * @param uri the endpoint's URI, with what it needs for that
 * @param kind what it is, as far as that matters
 */
record PrintTo(String uri, Kind kind) {

    /** What has to be said to an endpoint. */
    enum Kind {
        /** Files in folders: a path is enough. */
        FILES(Set.of("file", "ftp", "ftps", "sftp", "mina-sftp", "smb")),
        /** A file's path is added to the address, and the file is PUT there. */
        HTTP(Set.of("http", "https")),
        /** Each file is a mail, whose subject is its path. */
        MAIL(Set.of("smtp", "smtps")),
        /** A route of the user's, a queue, …: all headers, and the user decides. */
        OTHER(Set.of());

        private final Set<String> schemes;

        Kind(Set<String> schemes) {
            this.schemes = schemes;
        }

        static Kind of(String scheme) {
            for (Kind kind : values()) {
                if (kind.schemes.contains(scheme)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private static final String OPTION = "printTo";
    private static final int TAG = 8;

    /** @param node what this node is called */
    static PrintTo of(CamelContext camelContext, OptionCheck check, String option, String node) {
        String uri = camelContext.resolvePropertyPlaceholders(option);
        int colon = uri.indexOf(':');
        if (colon < 1) {
            check.fault(OPTION, "must be an endpoint's URI, such as sftp://user@host/folder");
            return null;
        }
        Kind kind = Kind.of(uri.substring(0, colon).toLowerCase(Locale.ROOT));
        Map<String, Object> parameters = parameters(uri, check);
        if (parameters == null) {
            return null;
        }
        if (kind == Kind.FILES) {
            checkFiles(parameters, check);
            return new PrintTo(completed(uri, parameters, node), kind);
        }
        if (kind == Kind.HTTP && "false".equals(parameters.get("throwExceptionOnFailure"))) {
            check.fault(OPTION, "must not have throwExceptionOnFailure=false: what isn't taken would count as taken");
        }
        return new PrintTo(uri, kind);
    }

    private static Map<String, Object> parameters(String uri, OptionCheck check) {
        int question = uri.indexOf('?');
        try {
            return question < 0 ? Map.of() : URISupport.parseQuery(uri.substring(question + 1), false, true);
        } catch (URISyntaxException e) {
            check.fault(OPTION, "is not an endpoint's URI");
            return null;
        }
    }

    private static void checkFiles(Map<String, Object> parameters, OptionCheck check) {
        Object fileExist = parameters.getOrDefault("fileExist", "Override");
        if (!"Override".equalsIgnoreCase(fileExist.toString())) {
            check.fault(
                    OPTION,
                    "must not have fileExist=" + fileExist
                            + ": after a crash the same files are written once more, over those that are there");
        }
        if (parameters.containsKey("fileName")) {
            check.fault(OPTION, "must not have fileName: each file of a batch has a name of its own");
        }
    }

    private static String completed(String uri, Map<String, Object> parameters, String node) {
        StringBuilder made = new StringBuilder(uri);
        if (!parameters.containsKey("tempFileName") && !parameters.containsKey("tempPrefix")) {
            String tag = UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .substring(0, TAG);
            add("tempFileName", "${file:onlyname}." + tag + ".part", made);
        }
        if (!parameters.containsKey("eagerDeleteTargetFile")) {
            add("eagerDeleteTargetFile", "false", made);
        }
        if (uri.startsWith("sftp:") && !parameters.containsKey("strictHostKeyChecking")) {
            // Camel's default would hand letters to whoever answers.
            add("strictHostKeyChecking", "yes", made);
        }
        return made.toString();
    }

    private static void add(String name, String value, StringBuilder uri) {
        uri.append(uri.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
    }

    /** @return scheme only: the rest may have a password in it */
    @Override
    public String toString() {
        return "PrintTo[" + uri.substring(0, uri.indexOf(':')) + "]";
    }
}
