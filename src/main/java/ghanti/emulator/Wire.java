package ghanti.emulator;

import ghanti.emulator.Fate.Loss;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.Mischief.Sending;
import ghanti.emulator.Notebook.OpenStep;
import ghanti.emulator.Sender.Pending;
import java.util.ArrayList;
import java.util.List;

/** Carries the applet requests of one line, with what {@link Mischief} does to them. */
final class Wire {
    private final String sid;
    private final Sender sender;
    private final Mischief mischief;
    private final LineTime time;
    private final Notebook notebook;
    private final List<Echo> echoes = new ArrayList<>();
    private int number;

    Wire(String sid, Sender sender, Mischief mischief, Line.Pages pages) {
        this.sid = sid;
        this.sender = sender;
        this.mischief = mischief;
        this.time = pages.time();
        this.notebook = pages.notebook();
    }

    /** How many applet requests there were. */
    int requests() {
        return number;
    }

    /** Asks an applet; the line ends when no answer comes. */
    Answer get(AppletCall call) throws LineOver {
        number++;
        Fate fate = mischief.of(new Sending(sid, call.applet(), number));
        time.pass(fate.delay());
        OpenStep step = notebook.open(call);
        if (fate.loss() == Loss.REQUEST) {
            throw lost(call, "The request was dropped on its way.");
        }
        List<Answer> answers = send(call, fate);
        if (fate.loss() == Loss.ANSWER) {
            answers.forEach(step::answeredAgain);
            throw lost(call, "The answer was lost on its way.");
        }
        notebook.answered(step, answers.get(0));
        compare(call, step, answers);
        sendEchoes(number);
        if (fate.later() > 0) {
            echoes.add(new Echo(number + fate.later(), call, step));
        }
        return answers.get(0);
    }

    /** Asks for the headers alone, without mischief. */
    Answer head(AppletCall call) throws LineOver, BadAnswer {
        return sender.send(call.head()).answer(call.limit());
    }

    /** Sends again what was to be sent again by the time of that request. */
    void sendEchoes(int until) throws LineOver {
        for (Echo echo : List.copyOf(echoes)) {
            if (echo.due() <= until) {
                echoes.remove(echo);
                sendAgain(echo.call(), echo.step());
            }
        }
    }

    private void sendAgain(AppletCall call, OpenStep step) throws LineOver {
        try {
            step.answeredAgain(sender.send(call.get()).answer(call.limit()));
        } catch (BadAnswer e) {
            notebook.fault(e, call.applet(), call.url());
        }
    }

    private List<Answer> send(AppletCall call, Fate fate) throws LineOver {
        List<Answer> answers = new ArrayList<>();
        try {
            List<Pending> flying = new ArrayList<>();
            for (int copy = 0; copy < fate.copies(); copy++) {
                Pending sent = sender.send(call.get());
                flying.add(sent);
                if (!fate.atOnce()) {
                    answers.add(sent.answer(call.limit()));
                }
            }
            if (fate.atOnce()) {
                for (Pending sent : flying) {
                    answers.add(sent.answer(call.limit()));
                }
            }
        } catch (BadAnswer e) {
            throw notebook.fatal(e, call.applet(), call.url());
        }
        return answers;
    }

    private void compare(AppletCall call, OpenStep step, List<Answer> answers) {
        Answer first = answers.get(0);
        for (Answer other : answers.subList(1, answers.size())) {
            step.answeredAgain(other);
            if (!other.sameAs(first)) {
                String sentence = "The same request, sent " + answers.size() + " times, was answered with "
                        + first.status() + " \"" + first.body() + "\" and with " + other.status() + " \""
                        + other.body() + "\".";
                notebook.fault(new BadAnswer(Fault.Kind.DIFFERENT_ANSWER, sentence), call.applet(), call.url());
            }
        }
    }

    private LineOver lost(AppletCall call, String sentence) throws LineOver {
        time.pass(call.limit());
        String path = ShownPath.of(call.url());
        notebook.fault(new Fault(Fault.Kind.TOO_SLOW, call.applet(), path, sentence, true));
        return new LineOver(EndedBy.FAULT);
    }

    /** A request that will be sent once more. */
    private record Echo(int due, AppletCall call, OpenStep step) {}
}
