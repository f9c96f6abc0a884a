package ghanti.voicebot;

import ghanti.flow.Languages;
import ghanti.speech.Recognizer;
import ghanti.speech.SpokenAnswers;
import ghanti.vad.VoiceActivities;

/** What streams hear speech with: who speaks, which words, and what they mean. Shared by all of them. */
public final class Ears {

    private final Recognizer recognizer;
    private final VoiceActivities activities;
    private final Counter counter;
    private final SpokenAnswers answers = new SpokenAnswers();

    /** Counts what came of what was said. */
    public interface Counter {

        /**
         * One more.
         *
         * @param what "answer", "unclear", "ignored" or "failed"
         */
        void count(String flow, String what);
    }

    public Ears(Recognizer recognizer, VoiceActivities activities, Counter counter) {
        this.recognizer = recognizer;
        this.activities = activities;
        this.counter = counter;
    }

    /** Whether answers in that language can be understood, a tag of a flow: script and country make no difference to an ear. */
    boolean understand(String language) {
        return recognizer.understands(Languages.spoken(language));
    }

    Recognizer recognizer() {
        return recognizer;
    }

    VoiceActivities activities() {
        return activities;
    }

    SpokenAnswers answers() {
        return answers;
    }

    Counter counter() {
        return counter;
    }
}
