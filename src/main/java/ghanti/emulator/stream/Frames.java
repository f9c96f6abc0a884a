package ghanti.emulator.stream;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the frames of one socket from Exotel to the server; docs/exotel-protocol.md, Voicebot. Not for several threads. */
final class Frames {
    static final String CONNECTED = "{\"event\":\"connected\"}";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_MILLIS = 100;

    private final StreamSetup setup;
    private final Dialect dialect;
    private final String streamSid;
    private final String mediaIds;
    private long sequence;
    private long chunk;

    Frames(StreamSetup setup, String streamSid) {
        this.setup = setup;
        this.dialect = setup.dialect();
        this.streamSid = streamSid;
        this.mediaIds = "\"" + name("stream_sid") + "\":\"" + streamSid + "\"";
    }

    String streamSid() {
        return streamSid;
    }

    String start() {
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.put("from", setup.from());
        start.put("to", setup.to());
        ObjectNode format = start.putObject("media_format");
        format.put("encoding", dialect.encoding());
        number(format, "sample_rate", setup.address().sampleRate());
        if (!dialect.bitRate().isEmpty()) {
            format.put("bit_rate", dialect.bitRate());
        }
        Map<String, String> custom = setup.address().customParameters();
        if (!custom.isEmpty()) {
            ObjectNode parameters = start.putObject("custom_parameters");
            custom.forEach(parameters::put);
        }
        return frame("start", start, true);
    }

    /** Built by hand, since a load program sends twenty thousand a second. */
    String media(String base64, long everyNanos) {
        String quote = dialect.numbers() ? "" : "\"";
        boolean inside = dialect.ids() == Dialect.Ids.INSIDE;
        StringBuilder text = new StringBuilder(base64.length() + 200);
        text.append("{\"event\":\"media\",\"sequence_number\":").append(quote).append(++sequence);
        text.append(quote).append(',');
        if (!inside) {
            text.append(mediaIds).append(',');
        }
        text.append("\"media\":{");
        if (inside) {
            text.append(mediaIds).append(',');
        }
        text.append("\"chunk\":").append(quote).append(++chunk).append(quote);
        text.append(",\"timestamp\":")
                .append(quote)
                .append(chunk * everyNanos / 1_000_000)
                .append(quote);
        return text.append(",\"payload\":\"").append(base64).append("\"}}").toString();
    }

    String dtmf(String key, Dialect.Dtmf shape) {
        ObjectNode dtmf = JsonNodeFactory.instance.objectNode();
        if (shape == Dialect.Dtmf.NUMBER && key.matches("[0-9]")) {
            dtmf.put("digit", Integer.parseInt(key));
        } else {
            dtmf.put("digit", key);
        }
        if (shape != Dialect.Dtmf.WITHOUT_DURATION) {
            number(dtmf, "duration", KEY_MILLIS);
        }
        return frame("dtmf", dtmf, false);
    }

    String mark(String name) {
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("name", name);
        return frame("mark", mark, false);
    }

    String stop(String reason) {
        ObjectNode stop = JsonNodeFactory.instance.objectNode();
        stop.put("reason", reason);
        return frame("stop", stop, true);
    }

    private String frame(String event, ObjectNode content, boolean withCall) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("event", event);
        number(root, "sequence_number", ++sequence);
        ObjectNode callIds = dialect.ids() == Dialect.Ids.TOP ? root : content;
        if (dialect.ids() != Dialect.Ids.INSIDE) {
            root.put(name("stream_sid"), streamSid);
        }
        if (dialect.ids() == Dialect.Ids.INSIDE || (dialect.ids() == Dialect.Ids.BOTH && event.equals("start"))) {
            content.put(name("stream_sid"), streamSid);
        }
        if (withCall) {
            callIds.put(name("call_sid"), setup.callSid());
            callIds.put(name("account_sid"), setup.accountSid());
        }
        root.set(event, content);
        return JSON.writeValueAsString(root);
    }

    private void number(ObjectNode node, String name, long value) {
        if (dialect.numbers()) {
            node.put(name, value);
        } else {
            node.put(name, Long.toString(value));
        }
    }

    private String name(String snake) {
        return dialect.camelCase() ? snake.replace("_sid", "Sid") : snake;
    }
}
