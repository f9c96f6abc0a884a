package ghanti.voicebot;

import ghanti.flow.Languages;
import ghanti.flow.Listen;
import ghanti.speech.Recognizer.Expected;
import ghanti.speech.Recognizer.Hearing;
import ghanti.speech.Recognizer.Listener;
import ghanti.speech.SpokenAnswers;
import ghanti.vad.SpokenTurns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ear of one question on one stream: finds out when somebody speaks and has that put into words. Knows no clock. For one thread
 * at a time, but for what the recognizer tells and {@link #next}.
 */
final class Listening implements AutoCloseable {

    /** Somebody who speaks longer is given an answer in between: a shop may never be quiet. */
    private static final long LONGEST_UTTERANCE = Duration.ofSeconds(8).toNanos();

    /** Words that do not come by then are not waited for. */
    private static final long LONGEST_RECOGNITION = Duration.ofSeconds(3).toNanos();

    private final Ears ears;
    private final Listen question;
    private final String language;
    private final Duration deaf;
    private final SpokenTurns turns;
    private final PreRoll before;
    private final Hearing hearing;
    private final Queue<String> understood = new ConcurrentLinkedQueue<>();
    private volatile String failure = "";

    /** Of each utterance whose words have not come yet, whether it began while we spoke. */
    private final Deque<Boolean> awaited = new ArrayDeque<>();

    private boolean begunOverPrompt;
    private boolean early;
    private long begunAt;
    private long pausedAt;
    private String unclear = "";

    /**
     * What was said, and what it means.
     *
     * @param key that was meant, or empty
     * @param hasWords false if nothing was understood at all
     * @param isEcho whether it is a part of our own prompt, which comes back from loudspeakers
     */
    record Utterance(String text, Optional<String> key, boolean hasWords, boolean isEcho) {}

    /**
     * A question that is put now.
     *
     * @param language in which it is put
     * @param rate samples a second
     * @param deaf what begins that early was not meant for this question
     */
    record Asked(Listen question, String language, int rate, Duration deaf) {}

    /** @param news is told on any thread that there is something to ask this for */
    Listening(Ears ears, Asked asked, Consumer<Listening> news) {
        this.ears = ears;
        this.question = asked.question();
        this.language = asked.language();
        this.deaf = asked.deaf();
        turns = new SpokenTurns(asked.rate(), ears.activities().open(), SpokenTurns.USUAL_PAUSE);
        before = new PreRoll(asked.rate());
        hearing = ears.recognizer()
                .listen(
                        new Expected(
                                Languages.spoken(language),
                                asked.rate(),
                                ears.answers().hints(question, language)),
                        new Listener() {
                            @Override
                            public void understood(String text) {
                                understood.add(text);
                                news.accept(Listening.this);
                            }

                            @Override
                            public void failed(String reason) {
                                failure = reason;
                                news.accept(Listening.this);
                            }
                        });
    }

    /** The next sound of the callee. */
    void hear(short[] samples, boolean overPrompt, long now) {
        boolean given = false;
        boolean speaking = turns.isSpeaking();
        for (SpokenTurns.Change change : turns.hear(samples)) {
            if (change.begins()) {
                begin(change.at().compareTo(deaf) < 0, overPrompt, now);
                before.pieces().forEach(this::give);
                give(samples);
                given = true;
            } else {
                if (!given) {
                    give(samples);
                }
                pause(now);
                given = true;
            }
        }
        if (speaking && !given) {
            give(samples);
            if (now - begunAt > LONGEST_UTTERANCE) {
                pause(now);
                begin(false, overPrompt, now);
            }
        }
        before.add(samples);
    }

    private void begin(boolean tooEarly, boolean overPrompt, long now) {
        early = tooEarly;
        begunOverPrompt = overPrompt;
        begunAt = now;
    }

    private void give(short[] samples) {
        if (!early) {
            hearing.hear(samples);
        }
    }

    private void pause(long now) {
        if (!early) {
            // Before it is asked for, since the words may be there at once.
            awaited.add(begunOverPrompt);
            pausedAt = now;
            hearing.paused();
        }
    }

    /** Whether somebody is speaking, or words of theirs are still to come. */
    boolean isBusy(long now) {
        boolean speaking = turns.isSpeaking() && !early;
        return speaking || (!awaited.isEmpty() && now - pausedAt < LONGEST_RECOGNITION);
    }

    /** What was understood next, if anything; takes a moment, so not to be called where others wait. */
    Optional<Utterance> next() {
        return Optional.ofNullable(understood.poll()).map(this::judged);
    }

    private Utterance judged(String text) {
        return new Utterance(
                text,
                ears.answers().key(question, language, text),
                SpokenAnswers.hasWords(text),
                ears.answers().repeatsPrompt(question, language, text));
    }

    /** An utterance's words have come; gives whether it began while we spoke. */
    boolean arrived(boolean speaking) {
        @Nullable Boolean overPrompt = awaited.poll();
        return overPrompt == null ? speaking : overPrompt;
    }

    /** Why nothing more will be understood, or empty. */
    String failure() {
        return failure;
    }

    /** Remembers what was said and is no answer, until nobody speaks any more. */
    void unclear(String text) {
        unclear = text;
    }

    /** What was said and is no answer, or empty. */
    String unclear() {
        return unclear;
    }

    @Override
    public void close() {
        hearing.close();
        turns.close();
    }
}
