package ghanti.speech;

import java.util.List;

/** Turns what is spoken into words. Safe for use by several threads at once. */
public interface Recognizer {

    /** Whether it understands a language, a BCP 47 tag such as "hi". */
    boolean understands(String language);

    /**
     * Begins to listen for the answers of one question. Returns at once: whatever waits is done by threads of its own, and what goes
     * wrong is told to the listener, once, and never thrown.
     */
    Hearing listen(Expected expected, Listener listener);

    /**
     * What is going to be heard.
     *
     * @param language BCP 47 tag
     * @param rate samples a second: 8000, 16000 or 24000
     * @param words that are likely to be said, for providers that take hints
     */
    record Expected(String language, int rate, List<String> words) {
        public Expected {
            words = List.copyOf(words);
        }
    }

    /** One question's ear. For one thread at a time; nothing here waits. */
    interface Hearing extends AutoCloseable {

        /** The next sound of somebody who speaks; silence between their sentences need not be given. */
        void hear(short[] samples);

        /** They have paused: what was said so far is wanted as words, soon. */
        void paused();

        /** Nothing more is wanted; the listener is told nothing after this. A second time does nothing. */
        @Override
        void close();
    }

    /** Is told what was understood, on any thread. */
    interface Listener {

        /**
         * What was said up to a pause.
         *
         * @param text as the provider writes it; empty if it heard no words
         */
        void understood(String text);

        /**
         * Nothing more will be understood. Keys still work.
         *
         * @param reason a sentence for the log, without keys or sound
         */
        void failed(String reason);
    }
}
