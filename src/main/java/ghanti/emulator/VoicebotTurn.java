package ghanti.emulator;

import ghanti.emulator.Applet.Voicebot;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.stream.StreamAddress;
import ghanti.emulator.stream.StreamCall;
import ghanti.emulator.stream.StreamCallee;
import ghanti.emulator.stream.StreamCalls;
import ghanti.emulator.stream.StreamEvent;
import ghanti.emulator.stream.StreamHabits;
import ghanti.emulator.stream.StreamReport;
import ghanti.emulator.stream.StreamSetup;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;

/** A Voicebot at work: opens the stream and waits, in real time whatever the tempo, until it ends. */
final class VoicebotTurn {
    private final LineFacts facts;
    private final Account account;
    private final Callee callee;
    private final Streams streams;
    private final LineTime time;
    private final Notebook notebook;
    private Duration soundBegan = Duration.ZERO;

    /** What streams of all lines share. */
    record Streams(StreamCalls calls, Streaming streaming) {}

    VoicebotTurn(LineFacts facts, Account account, Callee callee, Streams streams, Line.Pages pages) {
        this.facts = facts;
        this.account = account;
        this.callee = callee;
        this.streams = streams;
        this.time = pages.time();
        this.notebook = pages.notebook();
    }

    /** The URL in the answer of an http address; docs/exotel-protocol.md, Voicebot. */
    static URI read(Answer answer) throws BadAnswer {
        Expectation.check("Voicebot", answer, "application/json");
        JsonNode root = GatherDocument.object(GatherDocument.parse(answer.body()), "The Voicebot answer");
        String url = root.path("url").asString("");
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw GatherDocument.bad("A Voicebot takes {\"url\": \"wss://…\"}, not " + answer.body() + ".");
        }
    }

    StreamResult stream(Voicebot applet, URI url, boolean answered) throws LineOver {
        String shown = url.toString().replaceFirst("//[^/@]*@", "//");
        if (streams.streaming().throttled()) {
            return StreamResult.throttled(shown);
        }
        Optional<StreamAddress> address = address(applet, url.toString(), answered);
        if (address.isEmpty()) {
            return StreamResult.failed(shown, "3009 failed to establish ws conn: bad url");
        }
        StreamReport report = live(applet, address.get());
        notebook.streamed(report);
        if (report.ending().error().isPresent()) {
            fault(applet, report.ending().error().get());
        }
        return StreamResult.of(report, shown, applet.records());
    }

    private Optional<StreamAddress> address(Voicebot applet, String url, boolean answered) {
        try {
            boolean keeps = answered && streams.streaming().keepsQuery();
            return Optional.of(keeps ? StreamAddress.keepingQuery(url) : StreamAddress.of(url));
        } catch (IllegalArgumentException e) {
            fault(applet, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private StreamReport live(Voicebot applet, StreamAddress address) throws LineOver {
        BlockingQueue<Optional<StreamEvent>> events = new LinkedBlockingQueue<>();
        StreamCallee person = callee.onStream().and((call, event) -> events.add(Optional.of(event)));
        Duration began = time.elapsed();
        notebook.listener().streaming(notebook.moment(), ShownPath.of(address.uri()));
        StreamCall call = streams.calls().open(setup(address).with(person));
        call.whenOver().whenComplete((report, problem) -> events.add(Optional.empty()));
        try {
            Optional<StreamEvent> event = events.take();
            while (event.isPresent()) {
                time.reached(began.plus(event.get().at()));
                tell(applet, event.get());
                event = events.take();
            }
            StreamReport report = call.join(Duration.ofSeconds(1));
            time.reached(began.plus(report.ending().duration()));
            notebook.listener().streamOver(notebook.moment(), report.ending());
            return report;
        } catch (InterruptedException e) {
            call.hangUp(StreamHabits.Leaving.DROP);
            Thread.currentThread().interrupt();
            throw new LineOver(EndedBy.CLOSING);
        }
    }

    private StreamSetup setup(StreamAddress address) {
        StreamHabits habits = streams.streaming().habits();
        return StreamSetup.to(address, facts.sid())
                .between(
                        account.sid(), facts.parties().person(), facts.parties().exoPhone())
                .with(streams.streaming().dialect())
                .with(habits.withLongestStream(time.left(habits.longestStream())))
                .with(callee.voice());
    }

    private void tell(Voicebot applet, StreamEvent event) {
        LineListener listener = notebook.listener();
        switch (event.kind()) {
            case PROMPT_BEGINS -> {
                soundBegan = event.at();
                listener.soundBegan(notebook.moment(), Integer.parseInt(event.detail()));
            }
            case PROMPT_ENDED ->
                listener.soundEnded(
                        notebook.moment(),
                        Integer.parseInt(event.detail()),
                        event.at().minus(soundBegan));
            case PRESSED -> listener.pressed(notebook.moment(), event.detail());
            case FAULT -> fault(applet, event.detail());
            case TROUBLE -> trouble(applet, event.detail());
            default -> {
                // In the report of the stream.
            }
        }
    }

    private void fault(Voicebot applet, String sentence) {
        notebook.fault(new BadAnswer(Fault.Kind.STREAM, sentence), applet.name(), applet.url());
    }

    private void trouble(Voicebot applet, String what) {
        String path = ShownPath.of(applet.url());
        notebook.fault(
                new Fault(Fault.Kind.STREAM, applet.name(), path, "The callee made trouble: " + what + ".", true));
    }
}
