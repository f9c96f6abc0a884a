package ghanti.emulator;

import ghanti.emulator.Callee.Heard;
import ghanti.emulator.GatherDocument.Keypad;
import ghanti.emulator.GatherDocument.Prompt;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.Speaker.Utterance;
import java.time.Duration;
import java.util.Optional;

/** A Gather at work: says its words, waits for keys, repeats; docs/exotel-protocol.md, Gather. */
final class GatherTurn {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);

    private final Callee callee;
    private final Speaker speaker;
    private final LineTime time;
    private final Notebook notebook;
    private int gather;

    GatherTurn(Callee callee, Speaker speaker, Line.Pages pages) {
        this.callee = callee;
        this.speaker = speaker;
        this.time = pages.time();
        this.notebook = pages.notebook();
    }

    /** What a Gather got: no digits after silence; {@code leaves} if the callee hung up right after the last key. */
    record Keys(String digits, boolean leaves) {}

    Keys play(GatherDocument document) throws LineOver, BadAnswer {
        gather++;
        for (int saying = 1; saying <= 1 + document.keypad().repeats(); saying++) {
            Utterance words = utterance(saying == 1 ? document.prompt() : document.repeatPrompt());
            notebook.listener().heard(notebook.moment(), words.words(), words.length());
            Reaction reaction = callee.hears(new Heard(gather, saying, words.words(), words.length()));
            Optional<Keys> keys = react(reaction, words.length(), document.keypad());
            if (keys.isPresent()) {
                return keys.get();
            }
        }
        return new Keys("", false);
    }

    private Utterance utterance(Prompt prompt) throws LineOver, BadAnswer {
        return prompt.audio() ? speaker.play(prompt.value()) : speaker.say(prompt.value());
    }

    private Optional<Keys> react(Reaction reaction, Duration words, Keypad keypad) throws LineOver {
        boolean nothing = reaction.isSilence() || (keypad.maxDigits() == 0 && !reaction.hangsUp());
        boolean interrupts =
                !nothing && reaction.duringPrompt() && reaction.delay().compareTo(words) < 0;
        time.pass(interrupts ? reaction.delay() : words);
        if (!interrupts) {
            Duration thinking = reaction.duringPrompt() ? Duration.ZERO : reaction.delay();
            if (nothing || thinking.compareTo(keypad.timeout()) >= 0) {
                return waitInSilence(keypad.timeout());
            }
            time.pass(thinking);
        }
        return press(reaction, keypad);
    }

    private Optional<Keys> press(Reaction reaction, Keypad keypad) throws LineOver {
        StringBuilder digits = new StringBuilder();
        StringBuilder pressed = new StringBuilder();
        boolean complete = false;
        for (int at = 0; at < reaction.keys().length() && !complete; at++) {
            if (at > 0) {
                time.pass(BETWEEN_KEYS);
            }
            String key = reaction.keys().substring(at, at + 1);
            pressed.append(key);
            complete = key.equals(keypad.finishOn());
            if (!complete) {
                digits.append(key);
                complete = digits.length() >= keypad.maxDigits();
            }
        }
        if (!pressed.isEmpty()) {
            notebook.keys(pressed.toString());
            notebook.listener().pressed(notebook.moment(), pressed.toString());
        }
        if (reaction.hangsUp() && (!complete || digits.isEmpty())) {
            throw new LineOver(EndedBy.CALLEE);
        }
        if (!complete) {
            time.pass(keypad.timeout());
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new Keys(digits.toString(), reaction.hangsUp()));
    }

    private Optional<Keys> waitInSilence(Duration timeout) throws LineOver {
        time.pass(timeout);
        notebook.listener().silent(notebook.moment(), timeout);
        return Optional.empty();
    }
}
