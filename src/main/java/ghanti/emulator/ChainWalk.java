package ghanti.emulator;

import ghanti.emulator.Applet.Gather;
import ghanti.emulator.Applet.Greeting;
import ghanti.emulator.Applet.Hangup;
import ghanti.emulator.Applet.Passthru;
import ghanti.emulator.Applet.SwitchCase;
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

    /** What a walk takes its requests' words from, and what it does between them. */
    record Steps(AppletParameters parameters, GatherTurn gather, SecondLeg secondLeg, StatusCallback callback) {}

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
        Answer answer = ask(passthru.name(), passthru.url(), habits.passthruLimit());
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
                greeting.name(), greeting.url(), steps.parameters().greeting(), habits.greetingLimit());
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
    public String hangup(Hangup hangup) throws LineOver {
        throw new LineOver(EndedBy.CHAIN);
    }

    private Answer ask(String applet, URI url, Duration limit) throws LineOver {
        Map<String, String> parameters = steps.parameters().full(pages.time().now());
        return ask(new AppletCall(applet, url, parameters, limit));
    }

    private Answer ask(AppletCall call) throws LineOver {
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
