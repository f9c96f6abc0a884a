package ghanti.call;

import ghanti.engine.Session;
import ghanti.flow.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call as the business sees it, in the API and in results: JSON names in snake_case. */
public final class CallView {

    private CallView() {}

    /** The call as a JSON object; {@code flow} is the version the call runs on, for the names of its answers. */
    public static Map<String, Object> of(Call call, @Nullable Flow flow) {
        CallRequest request = call.request();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", call.id());
        view.put("flow", request.flow());
        view.put("flow_version", request.flowVersion());
        view.put("direction", request.direction().word());
        view.put("to", request.to());
        view.put(
                "language",
                call.session() == null ? request.language() : call.session().language());
        view.put("status", call.status().word());
        view.put("outcome", call.outcome());
        view.put("answers", answers(call.session(), request, flow));
        view.put("node", call.node());
        view.put("inputs", request.inputs());
        view.put("metadata", request.metadata() == null ? Map.of() : request.metadata());
        view.put("not_before", request.notBefore());
        view.put("expires_at", request.expiresAt());
        view.put("priority", request.precedence().word());
        view.put("origin", request.origin() == null ? null : origin(request.origin()));
        view.put("due_at", call.dueAt());
        view.put("attempts", attempts(call));
        view.put("turns", turns(call.turns()));
        view.put("history", call.history().stream().map(CallView::decision).toList());
        view.put("created_at", call.createdAt());
        view.put("updated_at", call.updatedAt());
        return view;
    }

    private static Map<String, Object> answers(@Nullable Session session, CallRequest request, @Nullable Flow flow) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (session != null) {
            session.values().forEach((name, value) -> {
                boolean isAnswer = flow == null
                        ? !request.inputs().containsKey(name) && !name.equals("attempt")
                        : flow.answers().containsKey(name);
                if (isAnswer) {
                    answers.put(name, value);
                }
            });
        }
        return answers;
    }

    /** The conversation of the last one is the call's own. */
    private static List<Map<String, Object>> attempts(Call call) {
        List<Map<String, Object>> views = new ArrayList<>();
        call.attempts().forEach(attempt -> views.add(attempt(attempt)));
        if (!views.isEmpty() && call.hasOutcome()) {
            views.get(views.size() - 1).put("outcome", call.outcome());
        }
        return views;
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", attempt.number());
        view.put("call_sid", attempt.callSid());
        view.put("status", attempt.status());
        view.put("dialed_at", attempt.dialedAt());
        view.put("answered_at", attempt.answeredAt());
        view.put("ended_at", attempt.endedAt());
        view.put("recording_url", attempt.recordingUrl());
        Past past = attempt.past();
        if (past != null) {
            view.put("outcome", past.outcome());
            view.put("node", past.node());
            view.put("turns", turns(past.turns()));
        }
        return view;
    }

    private static Map<String, Object> origin(Origin origin) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", origin.kind().word());
        view.put("id", origin.id());
        view.put("step", origin.step());
        return view;
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", decision.at());
        view.put("what", decision.what());
        view.put("why", decision.why());
        return view;
    }

    private static List<Map<String, Object>> turns(List<AskedTurn> turns) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (AskedTurn turn : turns) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("turn", turn.turn());
            view.put("node", turn.node());
            view.put("prompt", turn.ask().prompt());
            view.put("digits", turn.digits());
            view.put("said", turn.said());
            view.put("at", turn.at());
            view.put("answered_at", turn.answeredAt());
            views.add(view);
        }
        return views;
    }
}
