package ghanti.stt;

import tools.jackson.databind.JsonNode;

/**
 * What a provider's frame means.
 *
 * @param text words, or a sentence about what is wrong
 */
record Said(Kind kind, String text) {

    /** Longer than any answer; the rest is left out. */
    static final int LONGEST = 2000;

    static final Said NOTHING = new Said(Kind.NOTHING, "");

    /** What it is. */
    enum Kind {
        /** Nothing that matters here. */
        NOTHING,
        /** Some of the words; others may follow. */
        WORDS,
        /** The last words before a pause, perhaps none. */
        ANSWER,
        /** Something is wrong, but it goes on. */
        COMPLAINT,
        /** Nothing more will come. */
        END
    }

    static Said words(JsonNode text) {
        return new Said(Kind.WORDS, clean(text));
    }

    static Said answer(JsonNode text) {
        return new Said(Kind.ANSWER, clean(text));
    }

    static String clean(JsonNode text) {
        String words = text.asString("").strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
