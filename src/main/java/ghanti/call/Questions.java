package ghanti.call;

import ghanti.engine.Line;
import ghanti.engine.Line.Part;
import ghanti.engine.Session;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.speech.Speaker;
import java.time.Duration;
import java.util.ArrayList;
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
        int left = Math.max(1, question.asking().attempts() - session.failures());
        return new Ask(
                speaker.words(flow, session.lines()),
                speaker.words(flow, again(question, session)),
                left - 1,
                question.maxKeys(),
                question.finishOn(),
                wholeSeconds(question.asking().timeout()));
    }

    /** After silence: the words for it, then the question alone, without what was said on the way to it. */
    private static List<Line> again(Question question, Session session) {
        Line prompt = session.lines().get(session.lines().size() - 1);
        List<Line> lines = new ArrayList<>();
        if (question.asking().noInput().isPresent()) {
            lines.add(new Line(question.name(), Part.NO_INPUT, session.language(), session.values()));
        }
        lines.add(prompt);
        return lines;
    }

    private static int wholeSeconds(Duration timeout) {
        return (int) Math.max(1, (timeout.toMillis() + 999) / 1000);
    }
}
