package ghanti.voicebot;

import ghanti.flow.Listen;
import ghanti.flow.Question;
import ghanti.voicebot.Listening.Asked;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one stream hears speech: for one question at a time, and not at all once that has failed. Keys need none of it. For one thread
 * at a time.
 */
final class StreamEar {

    private static final Logger log = LoggerFactory.getLogger(StreamEar.class);

    private final Optional<Ears> ears;
    private final Consumer<Listening> news;
    private String flow = "";
    private String callId = "";
    private boolean failed;
    private @Nullable Listening listening;

    /** @param news is told on any thread that a question's ear should be asked what was said */
    StreamEar(Optional<Ears> ears, Consumer<Listening> news) {
        this.ears = ears;
        this.news = news;
    }

    /** Whose stream it is. */
    void of(String name, String call) {
        flow = name;
        callId = call;
    }

    /**
     * Listens for a question's answers, if it is one that takes words and there is somebody to understand them.
     *
     * @param language of the call
     * @param deaf what begins that early was not meant for it
     */
    void open(Question question, String language, int rate, Duration deaf) {
        String asked = question.asking().prompt().languageFor(language);
        if (failed || listening != null || !(question instanceof Listen listen)) {
            return;
        }
        ears.filter(known -> known.understand(asked)).ifPresent(known -> {
            try {
                listening = new Listening(known, new Asked(listen, asked, rate, deaf), news);
            } catch (RuntimeException e) {
                fail(e.toString());
            }
        });
    }

    boolean isOpen() {
        return listening != null;
    }

    /** Whether this is what is listened with now; answers to earlier questions come too late. */
    boolean is(Listening one) {
        return one.equals(listening);
    }

    /** @param overPrompt whether we are speaking */
    void hear(short[] samples, boolean overPrompt, long now) {
        Listening ear = listening;
        if (ear != null) {
            try {
                ear.hear(samples, overPrompt, now);
            } catch (RuntimeException e) {
                fail(e.toString());
            }
        }
    }

    /** Whether somebody is speaking, or words of theirs are still to come. */
    boolean isBusy(long now) {
        return listening != null && listening.isBusy(now);
    }

    /** What was said and is no answer, or empty. */
    String unclear() {
        return listening == null ? "" : listening.unclear();
    }

    void count(String what) {
        ears.ifPresent(known -> known.counter().count(flow, what));
    }

    /** From now on only keys are heard. */
    void fail(String reason) {
        if (!failed) {
            failed = true;
            log.warn("call {} of {} goes on with keys alone: {}", callId, flow, reason);
            count("failed");
        }
        close();
    }

    void close() {
        Listening ear = listening;
        listening = null;
        if (ear != null) {
            ear.close();
        }
    }
}
