package se.digitalpost.camel.minameddelanden.print;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/**
 * Writes text in a character set that may lack some of it: what it lacks becomes the letter without its accents, or what is usually written
 * instead, and a question mark where there is no such thing. The letter itself bears the name as it is; only the index is written so.
 */
final class Transliteration {

    private static final Map<Integer, String> USUAL = Map.ofEntries(
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '”', "\""),
            Map.entry((int) '“', "\""),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '‐', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '€', "EUR"),
            Map.entry((int) '\u00A0', " "));

    private final CharsetEncoder encoder;
    private int replaced;

    Transliteration(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    /** @return how many characters were written as something else */
    int replaced() {
        return replaced;
    }

    String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (encoder.canEncode(composed)) {
            return composed;
        }
        StringBuilder written = new StringBuilder();
        composed.codePoints().forEach(c -> written.append(of(c)));
        return written.toString();
    }

    private String of(int codePoint) {
        String character = Character.toString(codePoint);
        if (encoder.canEncode(character)) {
            return character;
        }
        replaced++;
        String usual = USUAL.get(codePoint);
        if (usual != null && encoder.canEncode(usual)) {
            return usual;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return !bare.isEmpty() && encoder.canEncode(bare) ? bare : "?";
    }
}
