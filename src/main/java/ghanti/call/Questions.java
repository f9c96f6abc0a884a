package ghanti.call;

import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.engine.Session;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.speech.Speaker;
import java.time.Duration;
import java.util.List;

/** A session's question in words, with what the line has to know. */
final class Questions {

    private final Flow flow;
    private final Speaker speaker;

    Questions(Flow flow, Speaker speaker) {
        this.flow = flow;
        this.speaker = speaker;
    }

    Ask ask(Question question, Session session) {
        List<Line> lines = session.lines();
        int last = lines.size() - 1;
        int left = Math.max(1, question.asking().attempts() - session.failures());
        return new Ask(
                last == 0 ? "" : speaker.words(flow, lines.subList(0, last)),
                speaker.words(flow, lines.subList(last, last + 1)),
                question.asking().noInput().isEmpty() || left == 1 ? "" : noInput(question, session),
                left - 1,
                question.maxKeys(),
                question.finishOn(),
                wholeSeconds(question.asking().timeout()));
    }

    private String noInput(Question question, Session session) {
        Line line = new Line(question.name(), Part.NO_INPUT, session.language(), session.values());
        return speaker.words(flow, List.of(line));
    }

    private static int wholeSeconds(Duration timeout) {
        return (int) Math.max(1, (timeout.toMillis() + 999) / 1000);
    }
}
