package ghanti.app;

import ghanti.call.Fetcher;
import ghanti.call.Json;
import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Session;
import ghanti.engine.Template;
import ghanti.engine.Turn;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.flow.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays one call: the same engine as in a real one, with a person or a script at the keys. */
final class PlaySession {

    private final Flow flow;
    private final Keypad keypad;
    private final PlayScreen screen;
    private final Fetcher fetcher;
    private final Optional<PlayedSound> sound;
    private final List<String> reported = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();

    /** @param sound what is heard, for those who want it in a file */
    PlaySession(Flow flow, Keypad keypad, PlayScreen screen, Fetcher fetcher, Optional<PlayedSound> sound) {
        this.flow = flow;
        this.keypad = keypad;
        this.screen = screen;
        this.fetcher = fetcher;
        this.sound = sound;
    }

    /** Plays until the conversation ends or somebody hangs up. */
    Session run(Map<String, Object> inputs, String language) throws IOException {
        Session session = heard(Engine.start(flow, inputs, language));
        while (!session.ended()) {
            Optional<Input> input = next(session);
            if (input.isEmpty()) {
                screen.hungUp(session, flow, reported);
                return session;
            }
            session = heard(Engine.resume(flow, session, input.get()));
        }
        screen.ended(session, flow, reported);
        return session;
    }

    /** What was pressed, as {@link ConversationText} writes it. */
    List<String> pressed() {
        return List.copyOf(pressed);
    }

    private Session heard(Turn turn) {
        for (Event event : turn.events()) {
            if (event instanceof Event.Reported report) {
                reported.add(report.word());
            }
            screen.event(event);
        }
        // What is said on the way to a fetch is heard with what comes after it.
        if (Engine.pendingFetch(flow, turn.session()).isEmpty()) {
            screen.said(flow, turn.session());
            sound.ifPresent(heard -> heard.said(flow, turn.session().lines()));
        }
        return turn.session();
    }

    private Optional<Input> next(Session session) throws IOException {
        Optional<Fetch> fetch = Engine.pendingFetch(flow, session);
        if (fetch.isPresent()) {
            return Optional.of(fetched(fetch.get(), session));
        }
        Optional<Transfer> transfer = Engine.pendingTransfer(flow, session);
        return transfer.isPresent()
                ? transferred(Template.fill(transfer.get().to(), session.values()))
                : answered((Question) flow.node(session.node()));
    }

    private Input fetched(Fetch fetch, Session session) {
        Input input = fetcher.fetch(fetch, session.values(), "play", Duration.ofMillis(1500));
        if (input instanceof Input.Fetched came) {
            Map<String, Object> values = new LinkedHashMap<>();
            came.values().forEach((name, value) -> values.put(ScriptedFetches.field(name), value));
            pressed.add(ConversationText.THE_SYSTEM_ANSWERS + Json.write(values));
        } else {
            pressed.add(ConversationText.THE_SYSTEM_FAILS);
        }
        return input;
    }

    private Optional<Input> transferred(String number) throws IOException {
        screen.transfer(number);
        Optional<String> keys = keypad.answer(1, "");
        if (keys.filter(Keypad.HANG_UP::equals).isPresent()) {
            return Optional.empty();
        }
        boolean answered = keys.filter("1"::equals).isPresent();
        pressed.add(answered ? ConversationText.THEY_PICK_UP : ConversationText.NOBODY_PICKS_UP);
        return Optional.of(new Input.Transferred(answered));
    }

    private Optional<Input> answered(Question question) throws IOException {
        Optional<String> keys = keypad.answer(question.maxKeys(), question.finishOn());
        if (keys.filter(Keypad.HANG_UP::equals).isPresent()) {
            return Optional.empty();
        }
        if (keys.filter(Keypad.SILENT_THROUGHOUT::equals).isPresent()) {
            Duration wait =
                    question.asking().timeout().multipliedBy(question.asking().attempts());
            screen.pressed("", wait);
            sound.ifPresent(heard -> heard.silent(wait));
            pressed.add(ConversationText.NOTHING_TO_THE_LAST_REPEAT);
            return Optional.of(new Input.Exhausted());
        }
        screen.pressed(keys.orElse(""), question.asking().timeout());
        sound.ifPresent(heard -> {
            if (keys.isPresent()) {
                heard.pressed(keys.get());
            } else {
                heard.silent(question.asking().timeout());
            }
        });
        pressed.add(keys.orElse(ConversationText.NOTHING));
        return Optional.of(keys.<Input>map(Input.Keys::new).orElseGet(Input.Silence::new));
    }
}
