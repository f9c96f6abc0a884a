package ghanti.emulator;

import ghanti.emulator.Applet.Gather;
import ghanti.emulator.Applet.Greeting;
import ghanti.emulator.Applet.Hangup;
import ghanti.emulator.Applet.Passthru;
import ghanti.emulator.Applet.SwitchCase;
import ghanti.emulator.Applet.Voicebot;
import ghanti.emulator.GatherTurn.Keys;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.Speaker.Utterance;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Leads an answered call through the applets of its chain. Each visit returns the name of the next applet. */
final class ChainWalk implements Applet.Visitor<String, LineOver> {
    private static final int MOST_APPLETS = 500;
    private static final int MOST_DIALS = 20;

    private final Habits habits;
    private final Wire wire;
    private final Speaker speaker;
    private final Line.Pages pages;
    private final Steps steps;
    private boolean calleeLeaves;
    private boolean calleeLeft;

    /** What a walk takes its requests' words from, and what it does between them. */
    record Steps(
            AppletParameters parameters,
            GatherTurn gather,
            VoicebotTurn voicebot,
            SecondLeg secondLeg,
            StatusCallback callback) {}

    ChainWalk(Habits habits, Wire wire, Speaker speaker, Line.Pages pages, Steps steps) {
        this.habits = habits;
        this.wire = wire;
        this.speaker = speaker;
        this.pages = pages;
        this.steps = steps;
    }

    /** Walks until something ends the call, which it always does. */
    LineOver walk(Chain chain) {
        try {
            Applet applet = chain.first();
            for (int visited = 0; visited < MOST_APPLETS; visited++) {
                applet = chain.named(applet.accept(this));
                endIfLeft(applet);
            }
            String sentence = "The chain went through " + MOST_APPLETS + " applets and did not end.";
            return fatal(applet.name(), URI.create(""), new BadAnswer(Fault.Kind.CIRCLE, sentence));
        } catch (LineOver over) {
            return over;
        }
    }

    @Override
    public String gather(Gather gather) throws LineOver {
        Answer answer = ask(gather.name(), gather.url(), habits.gatherLimit());
        try {
            Keys keys = steps.gather().play(GatherDocument.read(answer));
            calleeLeaves = keys.leaves();
            steps.parameters().gathered(keys.digits());
            return keys.digits().isEmpty() ? gather.silent() : gather.pressed();
        } catch (BadAnswer e) {
            throw fatal(gather.name(), gather.url(), e);
        }
    }

    @Override
    public String passthru(Passthru passthru) throws LineOver {
        Answer answer = ask(
                passthru.name(),
                passthru.url(),
                habits.passthruLimit(),
                steps.parameters().passthru(pages.time().now()));
        if (answer.redirects()) {
            pages.notebook().fault(Expectation.redirect("Passthru", answer), passthru.name(), passthru.url());
        }
        return switch (answer.status()) {
            case 200 -> passthru.ok();
            case 302 -> passthru.found();
            default ->
                throw fatal(
                        passthru.name(),
                        passthru.url(),
                        new BadAnswer(
                                Fault.Kind.STATUS, "A sync Passthru takes 200 or 302, not " + answer.status() + "."));
        };
    }

    @Override
    public String switchCase(SwitchCase choice) throws LineOver {
        Answer answer = ask(choice.name(), choice.url(), habits.passthruLimit());
        steps.parameters().forgetKeys();
        try {
            String word = SwitchDocument.read(answer).select();
            String next = choice.cases().getOrDefault(word, choice.otherwise());
            if (next == null) {
                throw new BadAnswer(
                        Fault.Kind.BODY, "No case is called \"" + word + "\", and there is no default case.");
            }
            return next;
        } catch (BadAnswer e) {
            throw fatal(choice.name(), choice.url(), e);
        }
    }

    @Override
    public String greeting(Greeting greeting) throws LineOver {
        AppletCall call = new AppletCall(
                greeting.name(), greeting.url(), steps.parameters().greeting(), habits.greetingLimit(), false);
        Answer head = head(call);
        Answer answer = ask(call);
        try {
            Expectation.check("Greeting", answer, "text/plain");
            compareHeaders(head, answer, call);
            for (Utterance words : speaker.read(answer.body())) {
                pages.notebook().listener().heard(pages.notebook().moment(), words.words(), words.length());
                pages.time().pass(words.length());
            }
            return greeting.next();
        } catch (BadAnswer e) {
            throw fatal(greeting.name(), greeting.url(), e);
        }
    }

    @Override
    public String connect(Applet.Connect connect) throws LineOver {
        for (int attempt = 1; attempt <= MOST_DIALS; attempt++) {
            Answer answer = ask(connect.name(), connect.url(), habits.gatherLimit());
            ConnectDocument document = read(connect, answer);
            if (document.numbers().isEmpty()) {
                return attempt == 1 ? connect.nobody() : connect.missed();
            }
            Leg leg = steps.secondLeg().ring(document);
            steps.parameters().connected(leg);
            if (leg.status() == LineStatus.COMPLETED) {
                return connect.talked();
            }
            if (!document.fetchAfterAttempt()) {
                return connect.missed();
            }
        }
        String sentence = "A Connect was asked for a next number " + MOST_DIALS + " times.";
        throw fatal(connect.name(), connect.url(), new BadAnswer(Fault.Kind.CIRCLE, sentence));
    }

    private ConnectDocument read(Applet.Connect connect, Answer answer) throws LineOver {
        try {
            return ConnectDocument.read(answer);
        } catch (BadAnswer e) {
            throw fatal(connect.name(), connect.url(), e);
        }
    }

    @Override
    public String voicebot(Voicebot voicebot) throws LineOver {
        StreamResult result = streamed(voicebot);
        steps.parameters().streamed(result);
        calleeLeft = result.calleeLeft();
        if (pages.time().left(Duration.ofHours(1)).isZero()) {
            throw new LineOver(EndedBy.TIME_LIMIT);
        }
        return voicebot.next();
    }

    /** Whatever is wrong on the way to the stream, the next applet runs; docs/exotel-protocol.md, Voicebot. */
    private StreamResult streamed(Voicebot voicebot) throws LineOver {
        if (!"http".equals(voicebot.url().getScheme())
                && !"https".equals(voicebot.url().getScheme())) {
            return steps.voicebot().stream(voicebot, voicebot.url(), false);
        }
        try {
            URI url = VoicebotTurn.read(ask(voicebot.name(), voicebot.url(), habits.gatherLimit()));
            return steps.voicebot().stream(voicebot, url, true);
        } catch (BadAnswer e) {
            pages.notebook().fault(e, voicebot.name(), voicebot.url());
            return StreamResult.failed(voicebot.url().toString(), e.sentence());
        } catch (LineOver over) {
            if (over.by() != EndedBy.FAULT) {
                throw over;
            }
            return StreamResult.failed(voicebot.url().toString(), "no answer");
        }
    }

    /** A callee who hung up on a stream is gone; only a Passthru right behind it still hears of that. */
    private void endIfLeft(Applet next) throws LineOver {
        if (calleeLeft && !(next instanceof Passthru)) {
            throw new LineOver(EndedBy.CALLEE);
        }
        calleeLeaves = calleeLeaves || calleeLeft;
    }

    @Override
    public String hangup(Hangup hangup) throws LineOver {
        throw new LineOver(EndedBy.CHAIN);
    }

    private Answer ask(String applet, URI url, Duration limit) throws LineOver {
        return ask(applet, url, limit, steps.parameters().full(pages.time().now()));
    }

    private Answer ask(String applet, URI url, Duration limit, Map<String, String> parameters) throws LineOver {
        boolean raw = habits.streaming().form() == Streaming.Form.RAW_BRACKETS;
        return ask(new AppletCall(applet, url, parameters, limit, raw));
    }

    private Answer ask(AppletCall call) throws LineOver {
        steps.parameters().forgetStream();
        Answer answer = wire.get(call);
        steps.callback().early(wire.requests());
        if (calleeLeaves) {
            throw new LineOver(EndedBy.CALLEE);
        }
        return answer;
    }

    private Answer head(AppletCall call) throws LineOver {
        try {
            return wire.head(call);
        } catch (BadAnswer e) {
            throw fatal(call.applet(), call.url(), e);
        }
    }

    private void compareHeaders(Answer head, Answer get, AppletCall call) {
        for (String name : List.of("content-type", "content-length")) {
            if (head.status() != get.status() || !head.header(name).equals(get.header(name))) {
                String sentence = "HEAD answered " + head.status() + " with " + name + " \"" + head.header(name)
                        + "\", GET " + get.status() + " with \"" + get.header(name) + "\"; they must be the same.";
                pages.notebook().fault(new BadAnswer(Fault.Kind.HEAD, sentence), call.applet(), call.url());
            }
        }
    }

    private LineOver fatal(String applet, URI url, BadAnswer bad) {
        return pages.notebook().fatal(bad, applet, url);
    }
}
