package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.AppletRequest;
import ghanti.call.AppletRequest.Applet;
import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStatus;
import ghanti.call.Conversations.Answer;
import ghanti.call.Dialling;
import ghanti.call.Endings.Way;
import ghanti.call.LineReport.End;
import ghanti.call.Origin;
import ghanti.result.ResultStore.ResultFilter;
import ghanti.result.StoredResult;
import ghanti.store.JdbiEndings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What follows from how a call went: another attempt, a call to somebody else, a later call. */
class FollowingCallsTest extends DialContract {

    private static final String MANAGER = "+919876543211";
    private static final String OWNER = "+919876543212";

    @Override
    Optional<String> freshDatabase() {
        return Optional.empty();
    }

    @Override
    Map<String, String> moreFlows() {
        return Map.of(
                "ladder",
                "{escalate: {after: 10m, to: [\"{manager}\", \"" + OWNER + "\"]}}",
                "told",
                "{escalate: {}}",
                "circle",
                "{}, then: {flow: circle, after: 0s}",
                "follow",
                "{}, then: {flow: once, after: 20m}");
    }

    private Answer ask(String id, String sid, Applet applet, int turn, String digits) {
        return conversations.answer(new AppletRequest(
                applet,
                call(id).request().flow(),
                OptionalInt.of(turn),
                sid,
                PHONE,
                false,
                Optional.of(id),
                digits,
                Optional.empty(),
                Optional.empty(),
                ""));
    }

    private Answer gather(String id, int turn) {
        return ask(id, lastSid(id), Applet.GATHER, turn, "");
    }

    private Answer press(String id, int turn, String digits) {
        return ask(id, lastSid(id), Applet.PASSTHRU, turn, digits);
    }

    private List<String> results(String id) {
        return results.list(new ResultFilter(null, id, null, null, null, null, 50)).stream()
                .map(StoredResult::result)
                .sorted(Comparator.comparing(CallResult::sequence))
                .map(CallResult::type)
                .toList();
    }

    private Call childOf(String id) {
        List<Call> children = store.children(id);
        assertThat(children).hasSize(1);
        return children.get(0);
    }

    @Test
    void whoAnswersAndPressesNothingIsCalledAgain() {
        String call = placed("again");
        dispatcher.round();
        gather(call, 1);
        press(call, 1, "");
        assertThat(status(call)).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(gather(call, 2).reply().ended()).isTrue();
        ended(call, End.COMPLETED);
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(results(call)).isEmpty();
        Call waiting = call(call);
        assertThat(waiting.turns()).isEmpty();
        assertThat(waiting.attempts().get(0).past()).satisfies(past -> {
            assertThat(past.outcome()).isEqualTo("no_response");
            assertThat(past.node()).isEqualTo("no_response");
            assertThat(past.turns()).hasSize(1);
        });
        // A late request of the line that is over changes nothing.
        assertThat(ask(call, sid(1), Applet.PASSTHRU, 2, "1").reply().ended()).isTrue();
        assertThat(call(call)).isEqualTo(waiting);
        clock.pass(Duration.ofMinutes(5));
        dispatcher.round();
        assertThat(call(call).startingValues()).containsEntry("attempt", 2L);
        gather(call, 1);
        assertThat(ask(call, sid(1), Applet.PASSTHRU, 1, "1").reply().ended()).isTrue();
        press(call, 1, "1");
        gather(call, 2);
        press(call, 2, "2");
        ended(call, End.COMPLETED);
        assertThat(call(call).outcome()).isEqualTo("accepted");
        assertThat(new JdbiEndings(database)
                        .ways(
                                "again",
                                null,
                                clock.instant().minusSeconds(1),
                                clock.instant().plusSeconds(1)))
                .containsExactly(new Way(List.of("ask", "sure", "yes"), "accepted", 1));
        assertThat(results(call)).containsExactly("call.finished");
        assertThat(store.findBySid(sid(1)).map(Call::id)).contains(call);
    }

    @Test
    void whoHangsUpAfterAKeyIsNotCalledAgain() {
        String call = placed("again");
        dispatcher.round();
        gather(call, 1);
        press(call, 1, "1");
        ended(call, End.COMPLETED);
        assertThat(call(call).outcome()).isEqualTo("hung_up");
        assertThat(call(call).history().get(1).why()).contains("the first question was answered");
    }

    @Test
    void aWrongKeyIsNoAnswer() {
        String call = placed("again");
        dispatcher.round();
        gather(call, 1);
        press(call, 1, "7");
        gather(call, 2);
        ended(call, End.COMPLETED);
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(history(call)).containsExactly("dialled", "again");
    }

    @Test
    void aNumberOnTheListIsPassedOver() {
        never.put(List.of(new DoNotCall.Entry(MANAGER, "has left", clock.instant())));
        String call = placed("ladder");
        dispatcher.round();
        ended(call, End.BUSY);
        dispatcher.round();
        dispatcher.round();
        assertThat(store.children(call))
                .extracting(child -> child.request().to())
                .contains(MANAGER, OWNER);
        assertThat(dialled).hasSize(2);
    }

    @Test
    void callsDoNotFollowFromEachOtherForEver() {
        String call = placed("circle");
        for (int generation = 0; generation < 15; generation++) {
            dispatcher.round();
            String last = dialled.get(dialled.size() - 1);
            gather(last, 1);
            press(last, 1, "1");
            gather(last, 2);
            press(last, 2, "2");
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(dialled).startsWith(call).hasSize(11);
    }

    @Test
    void theNextNumberIsCalledUntilOneIsReached() {
        String call = placed("ladder");
        dispatcher.round();
        ended(call, End.NO_ANSWER);
        assertThat(results(call)).containsExactly("call.finished", "call.escalated");
        Call manager = childOf(call);
        assertThat(manager.request().to()).isEqualTo(MANAGER);
        assertThat(manager.request().origin()).isEqualTo(new Origin(Origin.Kind.ESCALATION, call, 1, List.of(OWNER)));
        assertThat(manager.request().inputs()).containsEntry("order_id", "1042");
        dispatcher.round();
        ended(manager.id(), End.BUSY);
        List<Call> both = store.children(call);
        assertThat(both).hasSize(2);
        Call owner = both.stream()
                .filter(one -> one.request().to().equals(OWNER))
                .findFirst()
                .orElseThrow();
        dispatcher.round();
        gather(owner.id(), 1);
        press(owner.id(), 1, "1");
        ended(owner.id(), End.COMPLETED);
        assertThat(store.children(call)).hasSize(2);
        assertThat(dialled).containsExactly(call, manager.id(), owner.id());
        assertThat(history(call)).contains("escalated");
    }

    @Test
    void othersAreCalledWhenNobodyWasReachedInTime() {
        clock.set("2026-11-20T06:30:00Z");
        dispatcher =
                dispatcher(new Limits(6000, 100, 6000, 100), lane -> lane.flow().equals("ladder"));
        String call = placed("ladder");
        dispatcher.round();
        assertThat(alarm.run("x" + call)).contains(clock.instant().plus(Duration.ofMinutes(10)));
        clock.pass(Duration.ofMinutes(10));
        assertThat(alarm.run("x" + call)).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.EXPIRED);
        assertThat(childOf(call).request().to()).isEqualTo(MANAGER);
    }

    @Test
    void aBusinessMayOnlyBeTold() {
        String call = placed("told");
        dispatcher.round();
        ended(call, End.NO_ANSWER);
        assertThat(results(call)).containsExactly("call.finished", "call.escalated");
        assertThat(store.children(call)).isEmpty();
    }

    @Test
    void anEndMayCauseALaterCallThatIsCancelledWithIt() {
        String call = placed("follow");
        dispatcher.round();
        gather(call, 1);
        press(call, 1, "1");
        gather(call, 2);
        press(call, 2, "2");
        Call later = childOf(call);
        assertThat(later.request().flow()).isEqualTo("once");
        assertThat(later.request().to()).isEqualTo(PHONE);
        assertThat(later.dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        assertThat(history(call)).contains("follow_up");
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        conversations.change(later.id(), open -> Dialling.cancel(open, "its parent was cancelled", clock.instant()));
        clock.pass(Duration.ofMinutes(20));
        dispatcher.round();
        assertThat(dialled).hasSize(1);
    }

    @Test
    void whoAnswersACallThatWasCancelledIsToldSo() {
        String call = placed("once");
        dispatcher.round();
        conversations.change(call, open -> Dialling.cancel(open, "no longer wanted", clock.instant()));
        assertThat(call(call).outcome()).isEqualTo("cancelled");
        Answer answer = gather(call, 1);
        assertThat(answer.reply().ended()).isTrue();
        assertThat(answer.said().words()).contains("no longer");
        ended(call, End.COMPLETED);
        assertThat(call(call).outcome()).isEqualTo("cancelled");
        assertThat(queue.linesInUse(clock.instant())).isZero();
        assertThat(results(call)).containsExactly("call.finished");
    }

    @Test
    void whoAnswersAfterItExpiredIsToldSo() {
        String call = placed("once", PHONE, null, "2026-11-20T06:30:30Z", null);
        dispatcher.round();
        clock.pass(Duration.ofSeconds(31));
        Answer answer = gather(call, 1);
        assertThat(answer.reply().ended()).isTrue();
        assertThat(answer.said().words()).contains("no longer");
        assertThat(call(call).outcome()).isEqualTo("expired");
    }
}
