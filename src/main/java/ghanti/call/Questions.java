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
    private final PromptSounds sounds;

    Questions(Flow flow, Speaker speaker, PromptSounds sounds) {
        this.flow = flow;
        this.speaker = speaker;
        this.sounds = sounds;
    }

    Ask ask(Question question, Session session) {
        List<Line> lines = session.lines();
        int last = lines.size() - 1;
        int left = Math.max(1, question.asking().attempts() - session.failures());
        List<Line> again = again(question, session, left);
        return new Ask(
                last == 0 ? "" : speaker.words(flow, lines.subList(0, last)),
                speaker.words(flow, lines.subList(last, last + 1)),
                again.size() == 1 ? "" : speaker.words(flow, again.subList(0, 1)),
                left - 1,
                question.maxKeys(),
                question.finishOn(),
                wholeSeconds(question.asking().timeout()),
                sounds.sound(flow, lines).orElse(null),
                left == 1 ? null : sounds.sound(flow, again).orElse(null));
    }

    /** What is said after silence: the words for it, if there are any, and the question. */
    private static List<Line> again(Question question, Session session, int left) {
        Line asked = session.lines().get(session.lines().size() - 1);
        return question.asking().noInput().isEmpty() || left == 1
                ? List.of(asked)
                : List.of(new Line(question.name(), Part.NO_INPUT, session.language(), session.values()), asked);
    }

    private static int wholeSeconds(Duration timeout) {
        return (int) Math.max(1, (timeout.toMillis() + 999) / 1000);
    }
}
