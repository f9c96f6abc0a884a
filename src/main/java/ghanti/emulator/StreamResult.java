package ghanti.emulator;

import ghanti.emulator.stream.StreamReport;
import ghanti.emulator.stream.StreamReport.By;
import ghanti.emulator.stream.StreamReport.Ending;
import ghanti.emulator.stream.StreamReport.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Passthru behind a stream is told of it; docs/exotel-protocol.md, Passthru.
 *
 * @param streamSid empty if the stream never began
 * @param url where it went, without credentials
 * @param ending how it ended
 * @param detailed {@code DetailedStatus}; empty for none
 * @param recorded whether there is a recording
 */
record StreamResult(String streamSid, String url, Ending ending, String detailed, boolean recorded) {
    private static final JsonMapper JSON = new JsonMapper();

    static StreamResult of(StreamReport report, String url, boolean recorded) {
        return new StreamResult(
                report.streamSid(),
                url,
                report.ending(),
                "",
                recorded && !report.streamSid().isEmpty());
    }

    static StreamResult failed(String url, String error) {
        Ending never = new Ending(Status.FAILED, By.NA, 0, Duration.ZERO, Optional.of(error));
        return new StreamResult("", url, never, "", false);
    }

    static StreamResult throttled(String url) {
        Ending never = new Ending(Status.FAILED, By.NA, 0, Duration.ZERO, Optional.empty());
        return new StreamResult("", url, never, "Streaming_call_throttled", false);
    }

    boolean calleeLeft() {
        return ending.by() == By.USER;
    }

    void put(Map<String, String> parameters, Streaming streaming) {
        Map<String, String> fields = fields(streaming.hangUpCompletes());
        if (streaming.form() == Streaming.Form.JSON) {
            parameters.put("Stream", JSON.writeValueAsString(fields));
        } else {
            fields.forEach((name, value) -> parameters.put("Stream[" + name + "]", value));
        }
    }

    private Map<String, String> fields(boolean hangUpCompletes) {
        Map<String, String> fields = new LinkedHashMap<>();
        Status status = calleeLeft() && hangUpCompletes ? Status.COMPLETED : ending.status();
        if (!streamSid.isEmpty()) {
            fields.put("StreamSID", streamSid);
        }
        fields.put("Status", status.name().toLowerCase(Locale.ROOT));
        fields.put("Duration", Long.toString(ending.duration().toSeconds()));
        fields.put("StreamUrl", url);
        if (recorded) {
            fields.put("RecordingUrl", "https://recordings.exotel.example/" + streamSid + ".mp3");
        }
        fields.put(
                "DisconnectedBy",
                ending.by() == By.NA ? "NA" : ending.by().name().toLowerCase(Locale.ROOT));
        if (!detailed.isEmpty()) {
            fields.put("DetailedStatus", detailed);
        }
        ending.error().ifPresent(error -> fields.put("Error", error));
        return fields;
    }
}
