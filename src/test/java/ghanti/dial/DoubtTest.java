package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.CallStatus;
import ghanti.call.Dialling;
import ghanti.call.LineReport.End;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is heard of a dial too late, twice, or of another one; no phone rings twice for it. */
class DoubtTest extends DialContract {

    private static final Duration LINE_TIME = Duration.ofMinutes(1 + 3).plusSeconds(30);

    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }

    private void twoUnclearAnswers() {
        answers.add(new Dialled.Unclear("a timeout"));
        answers.add(new Dialled.Unclear("a timeout"));
    }

    @Test
    void anAnswerBelongsToTheDialThatItAnswers() {
        String call = placed("shop");
        answers.add(new Dialled.Ringing(sid(91)));
        answers.add(new Dialled.Unclear("a timeout"));
        dialling.add(() -> {
            ended(call, sid(91), End.BUSY);
            clock.pass(Duration.ofMinutes(2));
            dispatcher.round();
        });
        dispatcher.round();
        assertThat(dialled).hasSize(2);
        assertThat(call(call).attempts()).extracting("callSid").containsExactly(sid(91), null);
        ended(call, sid(92), End.NO_ANSWER);
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(call(call).attempts()).extracting("status").containsExactly("busy", "no_answer");
    }

    @Test
    void aRefusalAfterTheEndOfTheLineChangesNothing() {
        String call = placed("shop");
        answers.add(new Dialled.Refused("HTTP 500"));
        dialling.add(() -> ended(call, sid(91), End.BUSY));
        dispatcher.round();
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(history(call)).containsExactly("dialled", "again");
    }

    @Test
    void aServerThatStoodStillDialsNothing() {
        String call = placed("shop");
        preparing.add(() -> clock.pass(Duration.ofSeconds(16)));
        dispatcher.round();
        assertThat(dialled).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.DIALING);
        clock.pass(Patience.USUAL.origination());
        lookups.add(new Lookup.NeverRang());
        assertThat(watch.run(call + "/1")).isEmpty();
        dispatcher.round();
        assertThat(dialled).containsExactly(call);
    }

    /** The first server wakes when another one has dialled the call meanwhile. */
    @Test
    void aServerThatStoodStillLeavesTheDialOfAnotherAlone() {
        String call = placed("shop");
        preparing.add(() -> {
            clock.pass(Patience.USUAL.origination());
            lookups.add(new Lookup.NeverRang());
            watch.run(call + "/1");
            dispatcher.round();
        });
        dispatcher.round();
        assertThat(dialled).containsExactly(call);
        assertThat(lastSid(call)).isEqualTo(sid(1));
        assertThat(call(call).attempts()).hasSize(1);
    }

    @Test
    void whatIsHeardDuringALookUpCountsMore() {
        String call = placed("shop");
        answers.add(new Dialled.Unclear("a timeout"));
        dispatcher.round();
        clock.pass(Patience.USUAL.origination());
        lookups.add(new Lookup.NeverRang());
        lookingUp.add(() -> conversations.change(
                call, late -> Dialling.ringing(late, Objects.requireNonNull(late.lastAttempt()), sid(91))));
        watch.run(call + "/1");
        assertThat(status(call)).isEqualTo(CallStatus.DIALING);
        assertThat(lastSid(call)).isEqualTo(sid(91));
        dispatcher.round();
        assertThat(dialled).hasSize(1);
    }

    @Test
    void nobodyGivesUpAnAttemptThatHasEndedMeanwhile() {
        String call = placed("shop");
        answers.add(new Dialled.Unclear("a timeout"));
        dispatcher.round();
        clock.pass(LINE_TIME.plus(Patience.USUAL.givenUp()));
        lookingUp.add(() -> ended(call, sid(91), End.BUSY));
        watch.run(call + "/1");
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(history(call)).containsExactly("dialled", "again");
    }

    /** One line was placed, and two calls to that number do not know whether it is theirs. */
    @Test
    void aLineThatMayBeAnothersIsNotTaken() {
        String rang = placed("shop");
        String lost = placed("once");
        twoUnclearAnswers();
        dispatcher.round();
        clock.pass(Patience.USUAL.origination());
        for (String call : List.of(lost, rang)) {
            lookups.add(new Lookup.Rang(List.of(sid(91))));
            assertThat(watch.run(call + "/1")).contains(clock.instant().plus(Patience.USUAL.again()));
            assertThat(lastSid(call)).isEqualTo("null");
        }
        ended(rang, sid(91), End.NO_ANSWER);
        clock.pass(Patience.USUAL.again());
        lookups.add(new Lookup.Rang(List.of(sid(91))));
        assertThat(watch.run(lost + "/1")).isEmpty();
        assertThat(status(lost)).isEqualTo(CallStatus.QUEUED);
        dispatcher.round();
        assertThat(dialled).hasSize(3).endsWith(lost);
    }

    @Test
    void linesOfAsManyCallsAreSharedOutOnceNoCallbackCanCome() {
        List<String> calls = List.of(placed("shop"), placed("once"));
        twoUnclearAnswers();
        dispatcher.round();
        clock.pass(LINE_TIME);
        for (String call : calls) {
            lookups.add(new Lookup.Rang(List.of(sid(91), sid(92))));
            watch.run(call + "/1");
        }
        assertThat(calls.stream().map(this::lastSid)).containsExactly(sid(91), sid(92));
    }
}
