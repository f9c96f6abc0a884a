package ghanti.emulator;

import ghanti.emulator.LineListener.Exchange;
import ghanti.emulator.LineListener.Moment;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.LineReport.Ending;
import ghanti.emulator.LineReport.Step;
import ghanti.emulator.stream.StreamReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what happens on one line and tells the listener. Used by the line's own thread alone. */
final class Notebook {
    private final LineFacts facts;
    private final LineTime time;
    private final LineListener listener;
    private final List<OpenStep> steps = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<LineReport.Callback> callbacks = new ArrayList<>();
    private final List<StreamReport> streams = new ArrayList<>();

    Notebook(LineFacts facts, LineTime time, LineListener listener) {
        this.facts = facts;
        this.time = time;
        this.listener = listener;
    }

    LineListener listener() {
        return listener;
    }

    Moment moment() {
        return new Moment(facts.sid(), time.elapsed());
    }

    OpenStep open(AppletCall call) {
        OpenStep step = new OpenStep(call.applet(), call.address(), call.parameters());
        steps.add(step);
        return step;
    }

    /** The answer that counts has come. */
    void answered(OpenStep step, Answer answer) {
        step.answers.add(answer);
        time.took(answer.took());
        Exchange exchange = new Exchange(step.applet, ShownPath.of(step.url), answer.status(), answer.took());
        listener.request(moment(), exchange);
    }

    /** The last applet asked was a Gather, and the callee pressed these keys. */
    void keys(String keys) {
        steps.get(steps.size() - 1).keys = keys;
    }

    void fault(Fault fault) {
        faults.add(fault);
        listener.fault(moment(), fault);
    }

    void fault(BadAnswer bad, String applet, URI url) {
        fault(new Fault(bad.kind(), applet, ShownPath.of(url), bad.sentence(), false));
    }

    /** The end that a fault brings about. */
    LineOver fatal(BadAnswer bad, String applet, URI url) {
        fault(bad, applet, url);
        return new LineOver(EndedBy.FAULT);
    }

    void callback(LineReport.Callback callback, LineStatus status) {
        callbacks.add(callback);
        listener.statusCallback(moment(), status, callback.answer());
    }

    void streamed(StreamReport report) {
        streams.add(report);
    }

    LineReport report(Ending ending) {
        List<Step> all = steps.stream().map(OpenStep::closed).toList();
        return new LineReport(facts.sid(), facts.dial(), ending, all, faults, callbacks, streams);
    }

    /** A step that may still get answers and keys. */
    static final class OpenStep {
        private final String applet;
        private final URI url;
        private final Map<String, String> parameters;
        private final List<Answer> answers = new ArrayList<>();
        private String keys = "";

        private OpenStep(String applet, URI url, Map<String, String> parameters) {
            this.applet = applet;
            this.url = url;
            this.parameters = parameters;
        }

        void answeredAgain(Answer answer) {
            answers.add(answer);
        }

        private Step closed() {
            return new Step(applet, url, parameters, answers, keys);
        }
    }
}
