package ghanti.web;

import ghanti.call.Inputs.Fault;
import ghanti.recording.Recording;
import ghanti.recording.RecordingFolder;
import ghanti.recording.RecordingFolder.Content;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calls/{id}/recording}. */
final class RecordingRoutes {

    private final RecordingFolder folder;

    RecordingRoutes(RecordingFolder folder) {
        this.folder = folder;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/calls/{id}/recording", this::send);
        routes.head("/v1/calls/{id}/recording", this::send);
    }

    /** The recordings of a call as its JSON lists them. */
    List<Map<String, Object>> of(String callId) {
        return folder.of(callId).stream().map(RecordingRoutes::view).toList();
    }

    private static Map<String, Object> view(Recording recording) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", recording.number());
        view.put("url", "/v1/calls/" + recording.callId() + "/recording?n=" + recording.number());
        view.put("started_at", recording.startedAt());
        view.put("seconds", recording.length().toMillis() / 1000.0);
        return view;
    }

    private void send(Context context) throws IOException {
        String id = context.pathParam("id");
        Optional<Integer> number = number(context.queryParam("n")).or(() -> latest(id));
        Content content = number.flatMap(known -> folder.open(id, known))
                .orElseThrow(() -> new Problem.Thrown(Problem.notFound(
                        "There is no such recording of call \"" + id + "\"; its JSON lists those there are.")));
        context.contentType("audio/wav");
        context.header("Cache-Control", "private, no-store");
        context.header("Content-Disposition", "inline; filename=\"" + id + "-" + number.orElseThrow() + ".wav\"");
        context.res().setContentLengthLong(content.bytes());
        if (context.req().getMethod().equals("HEAD")) {
            content.stream().close();
        } else {
            context.result(content.stream());
        }
    }

    private static Optional<Integer> number(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("[1-9][0-9]?")) {
            Fault fault = new Fault("n", "must be the number of a recording, 1 upward");
            throw new Problem.Thrown(Problem.invalid(List.of(fault)));
        }
        return Optional.of(Integer.valueOf(text));
    }

    private Optional<Integer> latest(String callId) {
        return folder.of(callId).stream().reduce((earlier, later) -> later).map(Recording::number);
    }
}
