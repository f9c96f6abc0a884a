package ghanti.call;

import ghanti.call.AppletRequest.Applet;
import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Template;
import ghanti.flow.Flow;
import ghanti.flow.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an applet's request does to a call. Pure: the same call and request give the same step.
 *
 * <p>A Gather asks the current question; keys that come with it answer the question before, where no Passthru did. A
 * Passthru or Switch answers. What one position was told is kept and told again, so that a repeat has no second effect.
 */
final class AppletTurn {

    /** More positions than any dashboard chain has; beyond it only somebody with the token playing with numbers. */
    private static final int MOST_REPLIES = 200;

    private final Flow flow;
    private final Progress progress;

    AppletTurn(Flow flow, Progress progress) {
        this.flow = flow;
        this.progress = progress;
    }

    /**
     * What came of a request.
     *
     * @param call as it is now, equal to what it was if nothing changed
     * @param events of the engine, in order
     */
    record Step(Call call, Reply reply, List<Event> events) {}

    Step take(Call before, AppletRequest request) {
        String position = position(request);
        Reply kept = before.replies().get(position);
        if (kept != null) {
            return new Step(before, kept, List.of());
        }
        if (before.outcome() != null && !conversationEnded(before)) {
            // The business has been told how the call ended. A key that comes later must not tell it more.
            return new Step(before, new Reply(true, before.outcome(), -1), List.of());
        }
        Call begun = progress.begun(before);
        boolean onlyReads = request.applet() == Applet.GREETING
                || request.applet() == Applet.CONNECT
                || isBehindStream(begun, request);
        Call call = progress.withAsides(onlyReads ? begun : answered(begun, request));
        if (onlyReads || (Progress.session(call).ended() && call.equals(before))) {
            return new Step(call, progress.state(call), progress.events());
        }
        boolean asks = request.applet() == Applet.GATHER && progress.waitsForKeys(call);
        if (asks) {
            call = progress.asked(call, position(call, request));
        }
        Reply reply = asks
                ? new Reply(false, Progress.session(call).node(), call.turns().size() - 1)
                : progress.state(call);
        return new Step(call.withReplies(keep(call.replies(), position, reply)), reply, progress.events());
    }

    /** Without a number in the address, a repeat is a request that is exactly like the last one. */
    private static String position(AppletRequest request) {
        String applet = request.applet().name().toLowerCase(Locale.ROOT);
        return request.turn().isPresent()
                ? applet + "/" + request.turn().getAsInt()
                : applet + " " + request.digits() + " " + request.moment();
    }

    private static Map<String, Reply> keep(Map<String, Reply> replies, String position, Reply reply) {
        if (replies.size() >= MOST_REPLIES) {
            throw new IllegalStateException("a call has asked at more than " + MOST_REPLIES + " positions");
        }
        Map<String, Reply> kept = new LinkedHashMap<>(replies);
        // Of the requests without a number only the very last can be repeated; with any other in between it is a new
        // one.
        kept.keySet().removeIf(other -> other.indexOf(' ') > 0);
        kept.put(position, reply);
        return kept;
    }

    /** Turns that were asked on a stream before have no position in the chain, so that the chain's may be too low. */
    private static int position(Call call, AppletRequest request) {
        int asked = call.turns().size();
        int next = asked == 0 ? 1 : Math.max(asked, call.turns().get(asked - 1).turn()) + 1;
        return request.turn().isPresent() && request.turn().getAsInt() >= next
                ? request.turn().getAsInt()
                : next;
    }

    /**
     * Whether a Passthru stands behind a Voicebot rather than a Gather: no Gather asked what is open. There is nothing to read into
     * keys that are not here then, since what was pressed was pressed on the stream.
     */
    private static boolean isBehindStream(Call call, AppletRequest request) {
        boolean decides = request.applet() == Applet.PASSTHRU || request.applet() == Applet.SWITCH;
        int open = Progress.lastOpen(call);
        boolean askedOnStream = open >= 0 && call.replies().values().stream().noneMatch(reply -> reply.turn() == open);
        boolean neverAsked = call.turns().isEmpty() && request.stream().isPresent();
        return decides && request.digits().isEmpty() && request.connected().isEmpty() && (askedOnStream || neverAsked);
    }

    private Call answered(Call call, AppletRequest request) {
        boolean decides = request.applet() == Applet.PASSTHRU || request.applet() == Applet.SWITCH;
        Optional<Boolean> connected = decides ? connected(call, request) : Optional.empty();
        return connected.isPresent()
                ? progress.resumed(call, new Input.Transferred(connected.get()))
                : keysTaken(call, request);
    }

    /** How a transfer went. One without a usable number cannot even be tried; Exotel has nothing to say of it. */
    private Optional<Boolean> connected(Call call, AppletRequest request) {
        Optional<Transfer> transfer = Engine.pendingTransfer(flow, Progress.session(call));
        if (transfer.isEmpty() || request.connected().isPresent()) {
            return transfer.flatMap(waiting -> request.connected());
        }
        String number =
                Template.fill(transfer.get().to(), Progress.session(call).values());
        return PhoneNumbers.e164(number).isEmpty() ? Optional.of(false) : Optional.empty();
    }

    private Call keysTaken(Call call, AppletRequest request) {
        int open = openTurn(call, request);
        boolean answers = switch (request.applet()) {
            case PASSTHRU, SWITCH -> true;
            case GATHER -> !request.digits().isEmpty();
            case GREETING, CONNECT -> false;
        };
        if (!answers || open < 0 || Progress.session(call).ended()) {
            return call;
        }
        Input input = request.digits().isEmpty() ? new Input.Exhausted() : new Input.Keys(request.digits());
        return progress.answered(call, open, input, request.digits());
    }

    /**
     * The question this request can answer: the last one asked, if it is still open. A Passthru whose own Gather asked an
     * earlier question is late, and that question has been answered or asked again since.
     */
    private static int openTurn(Call call, AppletRequest request) {
        int last = Progress.lastOpen(call);
        if (last < 0) {
            return -1;
        }
        Reply own = request.turn().isPresent()
                ? call.replies().get("gather/" + request.turn().getAsInt())
                : null;
        boolean late = request.applet() != Applet.GATHER
                && own != null
                && own.turn() >= 0
                && own.turn() != last
                && !sameQuestion(call, own.turn(), last);
        return late ? -1 : last;
    }

    /** The question was put again without an answer in between; keys for either asking are keys for it. */
    private static boolean sameQuestion(Call call, int earlier, int later) {
        return call.turns().subList(earlier, later).stream().allMatch(AskedTurn::isOpen);
    }

    private static boolean conversationEnded(Call call) {
        return call.session() != null && call.session().ended();
    }
}
