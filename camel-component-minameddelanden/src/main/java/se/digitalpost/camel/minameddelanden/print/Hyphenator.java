package se.digitalpost.camel.minameddelanden.print;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells where words may be hyphenated, by the algorithm of Liang with the Swedish patterns of TeX ({@code hyph-sv.tex}, LPPL). Short
 * words, abbreviations in capitals and what is no word of letters stay whole.
 */
final class Hyphenator {

    /** Hyphenates nothing. */
    static final Hyphenator NONE = new Hyphenator(Map.of(), 0);

    private static final Hyphenator SWEDISH = load("hyph-sv.tex");

    private static final int SHORTEST_WORD = 7;
    private static final int BEFORE = 3;
    private static final int AFTER = 3;

    /** For the letters of each pattern the values before, between and after them. */
    private final Map<String, byte[]> patterns;

    private final int longest;

    private Hyphenator(Map<String, byte[]> patterns, int longest) {
        this.patterns = patterns;
        this.longest = longest;
    }

    /**
     * @param language as the infrastructure writes it, {@code svSE}
     * @return the language's hyphenator, {@link #NONE} for any but Swedish
     */
    static Hyphenator of(String language) {
        return language.startsWith("sv") ? SWEDISH : NONE;
    }

    /** @return for each index whether the word may be broken before that character */
    boolean[] breaks(String word) {
        boolean[] breaks = new boolean[word.length() + 1];
        if (patterns.isEmpty() || word.length() < SHORTEST_WORD || !isWord(word)) {
            return breaks;
        }
        String framed = '.' + word.toLowerCase(Locale.ROOT) + '.';
        byte[] values = new byte[framed.length() + 1];
        for (int from = 0; from < framed.length(); from++) {
            for (int to = from + 1; to <= Math.min(framed.length(), from + longest); to++) {
                byte[] pattern = patterns.get(framed.substring(from, to));
                for (int i = 0; pattern != null && i < pattern.length; i++) {
                    values[from + i] = (byte) Math.max(values[from + i], pattern[i]);
                }
            }
        }
        for (int i = BEFORE; i <= word.length() - AFTER; i++) {
            breaks[i] = values[i + 1] % 2 == 1;
        }
        return breaks;
    }

    /** Lower case counts as long as it is: a character whose lower case is longer would shift all that follow. */
    private static boolean isWord(String word) {
        return word.chars().allMatch(Character::isLetter)
                && word.chars().skip(1).anyMatch(Character::isLowerCase)
                && word.toLowerCase(Locale.ROOT).length() == word.length();
    }

    private static Hyphenator load(String resource) {
        Map<String, byte[]> patterns = new HashMap<>();
        int longest = 0;
        try (InputStream stream = Hyphenator.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            boolean within = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String pattern = line.replaceFirst("%.*", "").strip();
                if (within && !pattern.isEmpty() && !pattern.equals("}")) {
                    String letters = pattern.replaceAll("[0-9]", "");
                    patterns.put(letters, values(pattern, letters.length()));
                    longest = Math.max(longest, letters.length());
                }
                within = (within || pattern.equals("\\patterns{")) && !pattern.equals("}");
            }
        } catch (IOException e) {
            throw new IllegalStateException("The hyphenation patterns " + resource + " can't be read", e);
        }
        return new Hyphenator(patterns, longest);
    }

    private static byte[] values(String pattern, int letters) {
        byte[] values = new byte[letters + 1];
        int at = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (Character.isDigit(c)) {
                values[at] = (byte) (c - '0');
            } else {
                at++;
            }
        }
        return values;
    }
}
