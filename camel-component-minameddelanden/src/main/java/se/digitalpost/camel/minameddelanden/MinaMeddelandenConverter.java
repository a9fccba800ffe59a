package se.digitalpost.camel.minameddelanden;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

import se.digitalpost.camel.minameddelanden.message.Content;
import se.digitalpost.camel.minameddelanden.message.PostalAddress;
import se.digitalpost.camel.minameddelanden.message.RecipientId;

/** Conversions between what routes have and what the component works with. */
@Converter(generateLoader = true)
public final class MinaMeddelandenConverter {

    private static final Set<String> NO = Set.of("false", "0", "n", "nej", "no");

    private MinaMeddelandenConverter() {}

    /**
     * @param bytes the bytes, which must not be changed afterwards
     * @return content that lies in memory
     */
    @Converter
    public static Content toContent(byte[] bytes) {
        return Content.of(bytes);
    }

    /**
     * @param path a readable file
     * @return content that is read from the file
     */
    @Converter
    public static Content toContent(Path path) {
        return Content.of(path);
    }

    /**
     * @param file a readable file
     * @return content that is read from the file
     */
    @Converter
    public static Content toContent(File file) {
        return Content.of(file.toPath());
    }

    /**
     * @param file a file as Camel's file components have it
     * @param exchange the exchange whose body it is
     * @return content that is read from the file, or from its body where it lies on another machine
     * @throws IOException where its body can't be read
     */
    @Converter
    public static Content toContent(WrappedFile<?> file, Exchange exchange) throws IOException {
        if (file.getFile() instanceof File local) {
            return toContent(local);
        }
        byte[] body = exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, file.getBody());
        if (body == null) {
            throw new IOException("The file's content has not been read");
        }
        return toContent(body);
    }

    /**
     * @param cache a cached stream
     * @param exchange the exchange that it belongs to
     * @return content that is read from the cache, each time from its beginning
     */
    @Converter
    public static Content toContent(StreamCache cache, Exchange exchange) {
        return new StreamCacheContent(cache, exchange);
    }

    /**
     * @param stream a stream that can be read once: it is read now, into memory
     * @return content that lies in memory
     * @throws IOException where the stream can't be read
     */
    @Converter
    public static Content toContent(InputStream stream) throws IOException {
        try (stream) {
            return Content.of(stream.readAllBytes());
        }
    }

    /**
     * @param written the id in any form that people write
     * @return the id
     * @throws IllegalArgumentException where it breaks a rule; the id itself is not told
     */
    @Converter
    public static RecipientId toRecipientId(String written) {
        return RecipientId.parse(written);
    }

    /**
     * @param parts the parts by the names of {@link PostalAddress}: name, careOf, street, apartment, postalCode, city, country,
     *     protectedIdentity; values are turned to text. The identity is protected unless the last one is missing, blank, false, 0, n, nej or no.
     * @return the address
     */
    @Converter
    public static PostalAddress toPostalAddress(Map<?, ?> parts) {
        return new PostalAddress(
                part(parts, "name"),
                part(parts, "careOf"),
                part(parts, "street"),
                part(parts, "apartment"),
                part(parts, "postalCode"),
                part(parts, "city"),
                part(parts, "country"),
                isProtected(part(parts, "protectedIdentity")));
    }

    /** Registers have many words for yes (J, 1, sekretess), and each that isn't known to be a no keeps the letter from the printer. */
    private static boolean isProtected(String flag) {
        return flag != null && !NO.contains(flag.strip().toLowerCase(Locale.ROOT));
    }

    private static String part(Map<?, ?> parts, String name) {
        Object value = parts.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
