package ghanti.web;

import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import ghanti.call.PhoneNumbers;
import ghanti.dial.DialRules.NumberList;
import ghanti.dial.Telephony;
import ghanti.dial.Telephony.Dialled;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /start}: rings a number and connects it to the ExoPhone of a Voicebot, for programs that start streams that way. There is
 * no call of ours behind it until the Voicebot asks.
 */
public final class StartRoute {

    private static final Logger log = LoggerFactory.getLogger(StartRoute.class);
    private static final String FIELD = "dialout_settings.phone_number";

    private final ApiKeys keys;
    private final Telephony telephony;
    private final NumberList never;

    public StartRoute(ApiKeys keys, Telephony telephony, NumberList never) {
        this.keys = keys;
        this.telephony = telephony;
        this.never = never;
    }

    /** Adds the route. */
    public void addTo(RoutesConfig routes) {
        routes.post("/start", this::start);
    }

    private void start(Context context) {
        keys.authorize(context);
        String number = number(context);
        if (!telephony.canConnect()) {
            throw new Problem.Thrown(Problem.of(
                    503,
                    "No ExoPhone to connect to",
                    "POST /start needs an Exotel account and EXOTEL_VOICEBOT_NUMBER, the ExoPhone whose app begins with"
                            + " a Voicebot."));
        }
        never.reason(number).ifPresent(why -> {
            throw new Problem.Thrown(Problem.invalid(List.of(new Fault(FIELD, "is on the do-not-call list: " + why))));
        });
        log.info("connecting {} to the Voicebot's number", PhoneNumbers.masked(number));
        Dialled dialled = telephony.connect(number);
        if (dialled instanceof Dialled.Ringing ringing) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("call_sid", ringing.callSid());
            answer.put("status", "call_initiated");
            answer.put("phone_number", number);
            Answers.json(context, 200, answer);
            return;
        }
        throw new Problem.Thrown(problem(context, dialled));
    }

    private static Problem problem(Context context, Dialled dialled) {
        if (dialled instanceof Dialled.Later later) {
            context.header("Retry-After", Long.toString(later.pause().toSeconds()));
            return Problem.of(503, "Not now", "Nothing rang; try again later. " + later.reason());
        }
        if (dialled instanceof Dialled.Unclear unclear) {
            return Problem.of(
                    504, "Nobody knows whether it rings", "Do not simply repeat it: it may ring. " + unclear.reason());
        }
        String reason = dialled instanceof Dialled.Refused refused ? refused.reason() : "";
        return Problem.of(502, "Exotel refused", reason);
    }

    /** Other fields of the body belong to other programs and are left alone. */
    private static String number(Context context) {
        Map<String, Object> body = Json.object(context.body())
                .orElseThrow(
                        () -> new Problem.Thrown(Problem.of(400, "Not JSON", "The body must be one JSON object.")));
        Object number =
                body.get("dialout_settings") instanceof Map<?, ?> settings ? settings.get("phone_number") : null;
        Optional<String> known = number instanceof String text ? PhoneNumbers.e164(text) : Optional.empty();
        return known.orElseThrow(() -> new Problem.Thrown(
                Problem.invalid(List.of(new Fault(FIELD, "must be a phone number such as +919876543210")))));
    }
}
