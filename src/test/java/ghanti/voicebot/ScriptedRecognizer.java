package ghanti.voicebot;

import ghanti.speech.Recognizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Understands what a test says it does, whatever it hears, and remembers what it was given. */
final class ScriptedRecognizer implements Recognizer {

    /** What a test has it say of an utterance instead of words. */
    static final String NOTHING_YET = "nothing yet";

    static final String FAILS = "fails";

    private final Deque<String> script = new ArrayDeque<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private int samples;
    private int open;
    private int pauses;

    /** One text for each pause, in order; after the last, nothing comes. */
    ScriptedRecognizer(String... texts) {
        script.addAll(List.of(texts));
    }

    @Override
    public boolean understands(String language) {
        return language.equals("hi");
    }

    @Override
    public Hearing listen(Expected answers, Listener listener) {
        listeners.add(listener);
        expected.add(answers);
        open++;
        return new Hearing() {
            private boolean closed;

            @Override
            public void hear(short[] sound) {
                if (closed) {
                    throw new IllegalStateException("given sound after it was closed");
                }
                samples += sound.length;
            }

            @Override
            public void paused() {
                pauses++;
                String text = script.isEmpty() ? NOTHING_YET : script.remove();
                switch (text) {
                    case NOTHING_YET -> {}
                    case FAILS -> listener.failed("the account is empty");
                    default -> listener.understood(text);
                }
            }

            @Override
            public void close() {
                open -= closed ? 0 : 1;
                closed = true;
            }
        };
    }

    /** The words of an utterance of a question come after all. */
    void understands(int question, String text) {
        listeners.get(question).understood(text);
    }

    List<Expected> expected() {
        return expected;
    }

    int samples() {
        return samples;
    }

    int pauses() {
        return pauses;
    }

    int open() {
        return open;
    }
}
