package ghanti.emulator;

import ghanti.emulator.LineFacts.App;
import ghanti.emulator.LineFacts.Parties;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the form of {@code Calls/connect.json}: to an app, a stream or a second number; docs/exotel-protocol.md, Outbound calls. */
final class Connect {
    private static final Pattern APP = Pattern.compile("https?://[^/]+/(?:([^/]+)/)?exoml/start(?:_voice)?/([^/?]+)");
    private static final int LONGEST_RINGING = 60;
    private static final int LONGEST_CUSTOM_FIELD = 128;
    private static final int LONGEST_CALL = 14_400;

    private final Account account;
    private final Switchboard switchboard;

    Connect(Account account, Switchboard switchboard) {
        this.account = account;
        this.switchboard = switchboard;
    }

    /** What a dial asks for. */
    record Order(Parties parties, App app) {}

    Order read(Map<String, String> form) throws RestProblem {
        String from = required(form, "From");
        String callerId = required(form, "CallerId");
        if (!PhoneNumber.plausible(from)) {
            throw RestProblem.badParameters("From is not a telephone number");
        }
        if (!account.owns(callerId)) {
            throw RestProblem.badParameters("Could not find the CallerId from which this call can be made");
        }
        atMost(form, "TimeOut", LONGEST_RINGING);
        atMost(form, "TimeLimit", LONGEST_CALL);
        checkCallback(form);
        Parties parties = new Parties(PhoneNumber.national(from), PhoneNumber.national(callerId));
        return new Order(parties, destination(form));
    }

    private App destination(Map<String, String> form) throws RestProblem {
        boolean app = form.containsKey("Url");
        boolean stream = form.containsKey("StreamUrl");
        boolean number = form.containsKey("To");
        if (app && number) {
            throw RestProblem.badParameters("To does not go together with Url");
        }
        if (stream && (app || number)) {
            throw RestProblem.badParameters("StreamUrl goes together with neither Url nor To here");
        }
        return stream ? stream(form) : number ? number(required(form, "To")) : app(required(form, "Url"));
    }

    /** Connect Voice AI: a Voicebot and nothing else. */
    private static App stream(Map<String, String> form) throws RestProblem {
        if (!required(form, "StreamType").equals("bidirectional")) {
            throw RestProblem.badParameters("StreamType is not bidirectional");
        }
        if (form.getOrDefault("CustomField", "").length() > LONGEST_CUSTOM_FIELD) {
            throw RestProblem.badParameters("CustomField is longer than " + LONGEST_CUSTOM_FIELD + " characters");
        }
        String url = required(form, "StreamUrl");
        try {
            return new App("voice-ai", Chain.streamAlone(URI.create(url)));
        } catch (IllegalArgumentException e) {
            throw RestProblem.badParameters("StreamUrl is no address");
        }
    }

    /** Both legs in one: what an ExoPhone's own app does is the chain that is defined under its number. */
    private App number(String to) throws RestProblem {
        if (!PhoneNumber.plausible(to)) {
            throw RestProblem.badParameters("To is not a telephone number");
        }
        String national = PhoneNumber.national(to);
        return switchboard.app(national).orElseGet(() -> new App(national, Chain.nothing()));
    }

    private App app(String url) throws RestProblem {
        Matcher parts = APP.matcher(url);
        if (!parts.matches()) {
            throw RestProblem.badParameters("Url is not http://my.exotel.com/{sid}/exoml/start_voice/{app}");
        }
        String sid = parts.group(1);
        if (sid != null && !sid.equals(account.sid())) {
            throw RestProblem.notFound("Url names the account " + sid + ", which does not exist");
        }
        return switchboard
                .app(parts.group(2))
                .orElseThrow(() -> RestProblem.notFound("There is no app " + parts.group(2)));
    }

    private static String required(Map<String, String> form, String name) throws RestProblem {
        String value = form.getOrDefault(name, "");
        if (value.isBlank()) {
            throw RestProblem.badParameters(name + " is missing");
        }
        return value;
    }

    private static void atMost(Map<String, String> form, String name, int most) throws RestProblem {
        String value = form.getOrDefault(name, "");
        if (!value.isEmpty() && !(value.matches("[0-9]{1,6}") && Integer.parseInt(value) <= most)) {
            throw RestProblem.badParameters(name + " is a number of seconds up to " + most);
        }
    }

    private static void checkCallback(Map<String, String> form) throws RestProblem {
        String url = form.getOrDefault("StatusCallback", "");
        try {
            if (!url.isEmpty() && !url.matches("https?://[^/]+.*")) {
                throw RestProblem.badParameters("StatusCallback is not an http address");
            }
            URI.create(url);
        } catch (IllegalArgumentException e) {
            throw RestProblem.badParameters("StatusCallback is not an http address");
        }
    }
}
