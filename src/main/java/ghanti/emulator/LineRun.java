package ghanti.emulator;

import ghanti.emulator.LineListener.Moment;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.LineReport.Ending;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lives through one call: rings, talks, hangs up, reports. Runs once, on the line's own thread. */
final class LineRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LineRun.class);
    private static final Duration UNTIL_RINGING = Duration.ofSeconds(1);

    private final Line line;
    private final LineFacts facts;
    private final Pickup pickup;
    private final Line.Pages pages;
    private final Crew crew;
    private Duration answeredAt = Duration.ZERO;

    /** Those who do the work of one line. */
    record Crew(ChainWalk walk, Wire wire, StatusCallback callback) {}

    LineRun(Line line, Pickup pickup, Line.Pages pages, Crew crew) {
        this.line = line;
        this.facts = line.facts();
        this.pickup = pickup;
        this.pages = pages;
        this.crew = crew;
    }

    @Override
    public void run() {
        try {
            Ending ending = live();
            line.ended(ending, pages.time().now());
            listener().hungUp(moment(), ending.by(), ending.status());
            afterwards(ending);
            line.complete(pages.notebook().report(ending));
        } catch (RuntimeException | Error e) {
            LOG.error("call {} broke off", facts.sid(), e);
            line.breakOff(e);
        }
    }

    private Ending live() {
        try {
            LineStatus status = facts.dial() == null ? comesIn() : rings();
            if (status != LineStatus.IN_PROGRESS) {
                return new Ending(status, EndedBy.NOBODY, Duration.ZERO);
            }
        } catch (LineOver over) {
            return new Ending(LineStatus.CANCELED, over.by(), Duration.ZERO);
        }
        answeredAt = pages.time().elapsed();
        pages.time().endAfter(facts.longestCall());
        LineOver over = crew.walk().walk(facts.app().chain());
        Duration talked = pages.time().elapsed().minus(answeredAt);
        return new Ending(LineStatus.COMPLETED, over.by(), talked);
    }

    private LineStatus comesIn() {
        listener().incoming(moment(), facts.parties().person(), facts.parties().exoPhone());
        line.is(LineStatus.IN_PROGRESS);
        return LineStatus.IN_PROGRESS;
    }

    private LineStatus rings() throws LineOver {
        listener().dialled(moment(), facts.parties().person(), facts.parties().exoPhone());
        pages.time().pass(UNTIL_RINGING);
        line.is(LineStatus.RINGING);
        listener().ringing(moment());
        Duration longest = facts.longestRinging();
        if (pickup.outcome() == Pickup.Outcome.NO_ANSWER || pickup.after().compareTo(longest) > 0) {
            pages.time().pass(longest);
            return LineStatus.NO_ANSWER;
        }
        pages.time().pass(pickup.after());
        return switch (pickup.outcome()) {
            case ANSWERED -> answered();
            case BUSY -> LineStatus.BUSY;
            case NO_ANSWER -> LineStatus.NO_ANSWER;
            case FAILED -> LineStatus.FAILED;
        };
    }

    private LineStatus answered() {
        line.is(LineStatus.IN_PROGRESS);
        listener().answered(moment());
        return LineStatus.IN_PROGRESS;
    }

    private void afterwards(Ending ending) {
        pages.time().forgetLimit();
        try {
            crew.callback().afterEnd(ending.status());
            crew.wire().sendEchoes(Integer.MAX_VALUE);
        } catch (LineOver over) {
            LOG.debug("call {} was closed before its StatusCallback", facts.sid());
        }
    }

    private LineListener listener() {
        return pages.notebook().listener();
    }

    private Moment moment() {
        return pages.notebook().moment();
    }
}
