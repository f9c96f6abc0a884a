package ghanti.emulator;

import ghanti.emulator.Callee.Heard;
import ghanti.emulator.stream.StreamCall;
import ghanti.emulator.stream.StreamCallee;
import ghanti.emulator.stream.StreamEvent;
import java.time.Duration;

/**
 * Someone who knows questions and repetitions, at the end of a stream, which knows only sound. After a key comes the next
 * question; after silence the same one again if it ends as it did before, else the next one. For one stream.
 */
final class StreamedCallee implements StreamCallee {
    private static final Duration THINKING = Duration.ofMillis(1500);
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);

    private final Callee person;
    private int question;
    private int saying;
    private int prompt;
    private boolean answered = true;

    StreamedCallee(Callee person) {
        this.person = person;
    }

    @Override
    public void happens(StreamCall call, StreamEvent event) {
        switch (event.kind()) {
            case PRESSED -> answered = true;
            case PROMPT_BEGINS -> begins(call, Integer.parseInt(event.detail()));
            default -> {
                // Nothing that a person notices.
            }
        }
    }

    private void begins(StreamCall call, int number) {
        boolean again = !answered;
        prompt = number;
        answered = false;
        if (again) {
            saying++;
        } else {
            nextQuestion();
        }
        Reaction reaction = hears();
        if (reaction.duringPrompt() && !reaction.isSilence()) {
            call.later(reaction.delay(), at -> act(at, reaction));
        } else {
            Duration quiet = reaction.isSilence() ? THINKING : reaction.delay();
            call.whenQuiet(quiet, at -> answer(at, number, again, reaction));
        }
    }

    private void answer(StreamCall call, int number, boolean again, Reaction reaction) {
        if (answered || number != prompt) {
            return;
        }
        if (again && !call.endedAlike(number - 1, number)) {
            nextQuestion();
            act(call, hears());
        } else {
            act(call, reaction);
        }
    }

    private void nextQuestion() {
        question++;
        saying = 1;
    }

    private Reaction hears() {
        return person.hears(new Heard(question, saying, "", Duration.ZERO));
    }

    private static void act(StreamCall call, Reaction reaction) {
        call.press(reaction.keys(), BETWEEN_KEYS);
        if (reaction.hangsUp()) {
            call.later(BETWEEN_KEYS.multipliedBy(reaction.keys().length()), StreamCall::hangUp);
        }
    }
}
