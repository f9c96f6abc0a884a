package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.CallStatus;
import ghanti.call.LineReport.End;
import ghanti.call.Priority;
import ghanti.result.ResultStore.ResultFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a call is dialled, and what is thought when nobody says how it went. */
abstract class DispatcherContract extends DialContract {

    private static final Duration ORIGINATION = Patience.USUAL.origination();
    private static final Duration LINE_TIME = Duration.ofMinutes(1 + 3).plusSeconds(30);

    @Test
    void dialsAtOnceInsideTheWindowAndSaysWhy() {
        String call = placed("shop");
        dispatcher.round();
        dispatcher.round();
        assertThat(dialled).containsExactly(call);
        assertThat(status(call)).isEqualTo(CallStatus.DIALING);
        assertThat(lastSid(call)).isEqualTo(sid(1));
        assertThat(call(call).history().get(0).why())
                .contains("window 09:00-21:00 of Asia/Kolkata")
                .contains("not on the do-not-call list")
                .contains("line 1 of 100");
    }

    @Test
    void waitsForTheWindow() {
        clock.set("2026-11-20T03:29:59Z");
        String early = placed("shop");
        dispatcher.round();
        clock.set("2026-11-20T15:30:00Z");
        dispatcher.round();
        assertThat(dialled).isEmpty();
        assertThat(status(early)).isEqualTo(CallStatus.QUEUED);
        clock.set("2026-11-21T03:30:00Z");
        dispatcher.round();
        assertThat(dialled).containsExactly(early);
    }

    @Test
    void waitsUntilItMay() {
        String soon = placed("shop", PHONE, "2026-11-20T06:45:00Z", null, null);
        dispatcher.round();
        assertThat(dialled).isEmpty();
        clock.set("2026-11-20T06:45:00Z");
        dispatcher.round();
        assertThat(dialled).containsExactly(soon);
    }

    @Test
    void expiresWhileItWaits() {
        clock.set("2026-11-20T15:30:00Z");
        String call = placed("shop", PHONE, null, "2026-11-20T18:00:00Z", null);
        assertThat(alarm.run("x" + call)).contains(Instant.parse("2026-11-20T18:00:00Z"));
        clock.set("2026-11-20T18:00:00Z");
        assertThat(alarm.run("x" + call)).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.EXPIRED);
        clock.set("2026-11-21T06:00:00Z");
        dispatcher.round();
        assertThat(dialled).isEmpty();
        assertThat(queue.lanes(clock.instant())).isEmpty();
    }

    @Test
    void aCallRefusedForNowPausesEverything() {
        answers.add(new Telephony.Dialled.Later("HTTP 429", Duration.ofSeconds(30)));
        String first = placed("shop");
        String second = placed("once");
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        assertThat(status(first)).isEqualTo(CallStatus.QUEUED);
        assertThat(call(first).attempts()).isEmpty();
        clock.pass(Duration.ofSeconds(29));
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        dispatcher.round();
        assertThat(dialled).hasSize(3).contains(first, second);
        assertThat(history(dialled.get(0))).containsExactly("dialled", "postponed", "dialled");
    }

    @Test
    void aCallRefusedForGoodHasFailed() {
        answers.add(new Telephony.Dialled.Refused("HTTP 402"));
        String refused = placed("shop");
        dispatcher.round();
        dispatcher.round();
        assertThat(dialled).containsExactly(refused);
        assertThat(call(refused).outcome()).isEqualTo("failed");
        assertThat(call(refused).history().get(1).why()).contains("HTTP 402");
        assertThat(queue.linesInUse(clock.instant())).isZero();
    }

    @Test
    void busyIsDialledAgainAsOftenAsTheFlowSays() {
        String call = placed("shop");
        dispatcher.round();
        ended(call, End.BUSY);
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(call(call).outcome()).isNull();
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        clock.pass(Duration.ofMinutes(2));
        dispatcher.round();
        assertThat(dialled).hasSize(2);
        ended(call, End.NO_ANSWER);
        clock.pass(Duration.ofMinutes(9));
        dispatcher.round();
        assertThat(dialled).hasSize(2);
        clock.pass(Duration.ofMinutes(1));
        dispatcher.round();
        ended(call, End.BUSY);
        assertThat(call(call).outcome()).isEqualTo("busy");
        assertThat(call(call).attempts()).extracting("status").containsExactly("busy", "no_answer", "busy");
        assertThat(history(call)).containsExactly("dialled", "again", "dialled", "again", "dialled", "not_again");
        assertThat(results.list(new ResultFilter(null, null, null, null, null, null, 10)))
                .hasSize(1);
    }

    @Test
    void aLateCallbackOfAnEarlierAttemptTouchesOnlyThatAttempt() {
        String call = placed("shop");
        dispatcher.round();
        ended(call, sid(1), End.BUSY);
        clock.pass(Duration.ofMinutes(2));
        dispatcher.round();
        ended(call, sid(1), End.NO_ANSWER);
        ended(call, "ffffc3d4e5f60718293a4b5c6d7e1999", End.COMPLETED);
        assertThat(status(call)).isEqualTo(CallStatus.DIALING);
        assertThat(call(call).attempts()).extracting("status").containsExactly("busy", "dialing");
        ended(call, sid(2), End.FAILED);
        assertThat(call(call).outcome()).isEqualTo("failed");
    }

    @Test
    void highGoesBeforeNormalBeforeLow() {
        dispatcher = dispatcher(new Limits(1, 100, 1, 100), lane -> false);
        String low = placed("shop", PHONE, null, null, Priority.LOW);
        String normal = placed("shop");
        String high = placed("once", PHONE, null, null, Priority.HIGH);
        for (int minute = 0; minute < 3; minute++) {
            dispatcher.round();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(dialled).containsExactly(high, normal, low);
    }

    @Test
    void flowsTakeTurns() {
        dispatcher = dispatcher(new Limits(1, 100, 1, 100), lane -> false);
        String first = placed("shop");
        String second = placed("shop");
        String other = placed("once");
        for (int minute = 0; minute < 3; minute++) {
            dispatcher.round();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(dialled.subList(0, 2)).containsExactlyInAnyOrder(first, other);
        assertThat(dialled.get(2)).isEqualTo(second);
    }

    @Test
    void dialsAreSpreadEvenly() {
        dispatcher = dispatcher(new Limits(60, 100, 60, 100), lane -> false);
        for (int i = 0; i < 20; i++) {
            placed("once");
        }
        Instant next = dispatcher.round();
        assertThat(dialled).hasSizeBetween(1, 2);
        assertThat(next).isAfter(clock.instant());
        int before = dialled.size();
        clock.pass(Duration.ofSeconds(5));
        dispatcher.round();
        assertThat(dialled.size() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void noMoreLinesThanMayBeInUse() {
        dispatcher = dispatcher(new Limits(6000, 2, 6000, 2), lane -> false);
        String first = placed("once");
        placed("once");
        placed("once");
        dispatcher.round();
        assertThat(dialled).hasSize(2);
        assertThat(queue.linesInUse(clock.instant())).isEqualTo(2);
        ended(first, End.NO_ANSWER);
        clock.pass(Duration.ofSeconds(1));
        dispatcher.round();
        assertThat(dialled).hasSize(3);
    }

    @Test
    void whoIsOnTheListIsNeverCalled() {
        never.put(List.of(new DoNotCall.Entry(PHONE, "asked us to stop", clock.instant())));
        String call = placed("shop");
        dispatcher.round();
        assertThat(dialled).isEmpty();
        assertThat(call(call).outcome()).isEqualTo("cancelled");
        assertThat(call(call).history().get(0).why()).contains("asked us to stop");
        assertThat(never.find(PHONE)).isPresent();
        assertThat(never.remove(PHONE)).isTrue();
        assertThat(never.remove(PHONE)).isFalse();
    }

    @Test
    void aHeldLaneWaits() {
        dispatcher =
                dispatcher(new Limits(6000, 100, 6000, 100), lane -> lane.flow().equals("shop"));
        placed("shop");
        String other = placed("once");
        dispatcher.round();
        assertThat(dialled).containsExactly(other);
    }

    @Test
    void theCallbackMayComeBeforeTheAnswerToTheDial() {
        answers.add(new Telephony.Dialled.Unclear("a timeout"));
        String call = placed("once");
        dispatcher.round();
        ended(call, sid(7), End.BUSY);
        assertThat(status(call)).isEqualTo(CallStatus.BUSY);
        assertThat(watch.run(call + "/1")).isEmpty();
        assertThat(lookedUp).isEmpty();
    }

    /** As after a server that died between its note and Exotel's answer, or a connection that was lost. */
    @Test
    void anUnclearDialIsLookedUpBeforeAnythingElse() {
        answers.add(new Telephony.Dialled.Unclear("a timeout"));
        String call = placed("shop");
        Instant asked = clock.instant();
        dispatcher.round();
        String job = call + "/1";
        assertThat(watch.run(job)).contains(asked.plus(ORIGINATION));
        assertThat(lookedUp).isEmpty();
        clock.pass(ORIGINATION);
        assertThat(watch.run(job)).contains(clock.instant().plusSeconds(60));
        lookups.add(new Telephony.Lookup.Rang(List.of(sid(7))));
        assertThat(watch.run(job)).contains(clock.instant());
        assertThat(store.findBySid(sid(7)).map(found -> found.id())).contains(call);
        assertThat(lookedUp).containsExactly(call, call);
        assertThat(dialled).containsExactly(call);
        assertThat(history(call)).containsExactly("dialled", "found");
    }

    @Test
    void onlyWhatSurelyNeverRangIsDialledAgain() {
        answers.add(new Telephony.Dialled.Unclear("a timeout"));
        String call = placed("shop");
        dispatcher.round();
        clock.pass(ORIGINATION);
        lookups.add(new Telephony.Lookup.NeverRang());
        assertThat(watch.run(call + "/1")).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        dispatcher.round();
        assertThat(dialled).containsExactly(call, call);
        assertThat(call(call).attempts()).hasSize(1);
        assertThat(queue.linesInUse(clock.instant())).isEqualTo(1);
    }

    @Test
    void aLineThatNobodyToldTheEndOfIsAskedFor() {
        String call = placed("shop");
        dispatcher.round();
        clock.pass(LINE_TIME);
        standings.add(new Telephony.Standing.UnderWay());
        assertThat(watch.run(call + "/1")).contains(clock.instant().plusSeconds(60));
        standings.add(new Telephony.Standing.Over(
                new ghanti.call.LineReport(Optional.of(sid(1)), Optional.of(End.NO_ANSWER), false, Optional.empty())));
        assertThat(watch.run(call + "/1")).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(history(call)).containsExactly("dialled", "again", "settled");
    }

    @Test
    void aLineThatNobodyAnsweredIsAskedForOnceItHasRungOut() {
        String call = placed("shop");
        Instant asked = clock.instant();
        dispatcher.round();
        clock.pass(ORIGINATION);
        assertThat(watch.run(call + "/1")).contains(asked.plusSeconds(90));
        clock.pass(Duration.ofSeconds(30));
        standings.add(new Telephony.Standing.UnderWay());
        assertThat(watch.run(call + "/1")).contains(asked.plus(LINE_TIME));
        standings.add(new Telephony.Standing.Over(
                new ghanti.call.LineReport(Optional.of(sid(1)), Optional.of(End.NO_ANSWER), false, Optional.empty())));
        watch.run(call + "/1");
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void aRefusedDialIsAnAttemptThatFailed() {
        answers.add(new Telephony.Dialled.Refused("HTTP 500, Could not originate the call"));
        String call = placed("failing");
        dispatcher.round();
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(history(call)).containsExactly("dialled", "refused", "again");
        assertThat(queue.linesInUse(clock.instant())).isZero();
    }

    @Test
    void aLineThatNobodyCanTellAnythingOfIsGivenUpAfterHours() {
        String call = placed("shop");
        dispatcher.round();
        clock.pass(LINE_TIME.plusMinutes(59));
        assertThat(watch.run(call + "/1")).isPresent();
        clock.pass(Duration.ofMinutes(1));
        assertThat(watch.run(call + "/1")).isEmpty();
        assertThat(call(call).outcome()).isEqualTo("failed");
        assertThat(dialled).hasSize(1);
    }

    @Test
    void aWatchOfAnEarlierAttemptDoesNothing() {
        String call = placed("shop");
        dispatcher.round();
        ended(call, End.BUSY);
        clock.pass(Duration.ofMinutes(2));
        dispatcher.round();
        clock.pass(Duration.ofDays(1));
        assertThat(watch.run(call + "/1")).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.DIALING);
        assertThat(watch.run(call + "/2")).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.FAILED);
    }

    @Test
    void whenMostDialsFailNothingIsDialledForAWhile() {
        Breaker breaker = new Breaker(queue, clock);
        for (int i = 0; i < 10; i++) {
            String call = placed("once");
            dispatcher.round();
            breaker.check();
            ended(call, End.FAILED);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(queue.lastPause()).isEmpty();
        breaker.check();
        breaker.check();
        DialQueue.Pause pause = queue.lastPause().orElseThrow();
        assertThat(pause.reason()).isEqualTo("10 of the last 10 dials failed");
        assertThat(pause.until()).isEqualTo(clock.instant().plusSeconds(60));
        placed("once");
        dispatcher.round();
        assertThat(dialled).hasSize(10);
        clock.pass(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            dispatcher.round();
            breaker.check();
            ended(dialled.get(dialled.size() - 1), End.FAILED);
            placed("once");
            clock.pass(Duration.ofSeconds(1));
        }
        breaker.check();
        assertThat(queue.lastPause().orElseThrow().until())
                .isEqualTo(clock.instant().plusSeconds(120));
    }

    @Test
    void aCallThatWasCancelledNeverDials() {
        String call = placed("shop");
        conversations.change(call, open -> ghanti.call.Dialling.cancel(open, "no longer wanted", clock.instant()));
        dispatcher.round();
        assertThat(dialled).isEmpty();
        assertThat(queue.lanes(clock.instant())).isEmpty();
        assertThat(call(call).outcome()).isEqualTo("cancelled");
    }
}
