package ghanti.exotel;

import ghanti.call.AppletRequest.Applet;
import ghanti.call.Conversations.Answer;
import ghanti.call.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes over the wire to an applet.
 *
 * @param contentType empty where there is no body
 */
record AppletAnswer(int status, String contentType, String body) {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String NOTHING = "";

    /** The answer of a conversation, in the form its applet wants. */
    static AppletAnswer of(Applet applet, Answer answer, AudioUrls urls) {
        return switch (applet) {
            case GATHER ->
                json(answer.ask()
                        .map(ask -> GatherDocument.of(ask, urls))
                        .orElseGet(() -> GatherDocument.closing(urls.spoken(answer.said()))));
            case PASSTHRU -> answer.reply().ended() ? end() : new AppletAnswer(200, "", NOTHING);
            case SWITCH -> select(answer.reply().place());
            case GREETING ->
                text(answer.said().sound().map(urls::of).orElse(answer.said().words()));
            case CONNECT -> answer.transferTo().map(AppletAnswer::connect).orElseGet(AppletAnswer::nobody);
        };
    }

    /** The address of a socket; docs/exotel-protocol.md, Voicebot. */
    static AppletAnswer stream(String url) {
        return new AppletAnswer(200, JSON, Json.write(Map.of("url", url)));
    }

    /** What keeps a call sane when we cannot do our work: an apology, and the way to the end. */
    static AppletAnswer safe(Applet applet, String apology) {
        return switch (applet) {
            case GATHER -> json(GatherDocument.closing(GatherDocument.Spoken.words(apology)));
            case PASSTHRU -> end();
            case SWITCH -> select("failed");
            case GREETING -> text(apology);
            case CONNECT -> nobody();
        };
    }

    /** 302 without Location: the conversation is over. docs/exotel-protocol.md, Passthru. */
    private static AppletAnswer end() {
        return new AppletAnswer(302, "", NOTHING);
    }

    /** JSON in its form, plain text by its type, as Exotel documents. docs/exotel-protocol.md, SwitchCase. */
    private static AppletAnswer select(String place) {
        return text(Json.write(Map.of("select", place)));
    }

    /** Rings for half a minute; docs/exotel-protocol.md, Connect. */
    private static AppletAnswer connect(String number) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("fetch_after_attempt", false);
        document.put("destination", Map.of("numbers", List.of(number)));
        document.put("max_ringing_duration", 30);
        return new AppletAnswer(200, JSON, Json.write(document));
    }

    private static AppletAnswer nobody() {
        return new AppletAnswer(200, JSON, "{\"destination\":{\"numbers\":[]}}");
    }

    private static AppletAnswer json(GatherDocument document) {
        return new AppletAnswer(200, JSON, Json.write(document));
    }

    private static AppletAnswer text(String words) {
        return new AppletAnswer(200, TEXT, words);
    }
}
