package ghanti.emulator;

import ghanti.emulator.Fate.Loss;
import ghanti.emulator.Mischief.Sending;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Posts what became of a dialled call, as docs/exotel-protocol.md, StatusCallback, shows it. */
final class StatusCallback {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LineFacts facts;
    private final Sender sender;
    private final Line.Pages pages;
    private final Fate fate;
    private boolean posted;

    StatusCallback(LineFacts facts, Sender sender, Mischief mischief, Line.Pages pages) {
        this.facts = facts;
        this.sender = sender;
        this.pages = pages;
        this.fate = mischief.of(new Sending(facts.sid(), Mischief.STATUS_CALLBACK, 0));
    }

    /** Posts while the call goes on, if that is its fate after so many applet requests. */
    void early(int requests) throws LineOver {
        if (!posted && fate.later() > 0 && requests >= fate.later()) {
            post(LineStatus.COMPLETED);
        }
    }

    /** Posts after the end, unless it happened before. */
    void afterEnd(LineStatus status) throws LineOver {
        if (!posted) {
            pages.time().pass(PAUSE.plus(fate.delay()));
            post(status);
        }
    }

    private void post(LineStatus status) throws LineOver {
        posted = true;
        URI url = facts.statusCallback().orElse(null);
        if (url == null || fate.loss() == Loss.REQUEST) {
            return;
        }
        for (int copy = 0; copy < fate.copies(); copy++) {
            send(url, status);
        }
    }

    private void send(URI url, LineStatus status) throws LineOver {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", facts.sid());
        fields.put("Status", status.word());
        fields.put("DateUpdated", ExotelTime.plain(pages.time().now()));
        String boundary = "form-data-boundary-" + facts.sid();
        boolean json = facts.callbackAsJson();
        String type = json ? "application/json" : "multipart/form-data; boundary=" + boundary;
        String body = json ? JSON.writeValueAsString(fields) : multipart(fields, boundary);
        int answer = 0;
        try {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            answer = sender.send(request).answer(LIMIT).status();
            if (answer != 200) {
                String sentence = "A StatusCallback takes status 200 alone, not " + answer + ".";
                throw new BadAnswer(Fault.Kind.CALLBACK, sentence);
            }
        } catch (BadAnswer e) {
            pages.notebook().fault(e, Mischief.STATUS_CALLBACK, url);
        }
        pages.notebook().callback(new LineReport.Callback(fields, type, answer), status);
    }

    private static String multipart(Map<String, String> fields, String boundary) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + boundary + "\r\n")
                .append("Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                .append(value + "\r\n"));
        return body.append("--" + boundary + "--\r\n").toString();
    }
}
