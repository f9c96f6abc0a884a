package ghanti.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import ghanti.emulator.CallSearch.Page;
import ghanti.emulator.Connect.Order;
import ghanti.emulator.DialAnswer.Delivery;
import ghanti.emulator.DialAnswer.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Exotel's REST API, as far as calls go; docs/exotel-protocol.md, Outbound calls. Letter case counts, as there. */
final class RestApi implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PATH = Pattern.compile("/v1/Accounts/([^/]+)/Calls(?:/([^/]+))?\\.json");
    private static final Pattern NUMBERS = Pattern.compile("/v2_beta/Accounts/([^/]+)/IncomingPhoneNumbers");
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

    private final Account account;
    private final Clock clock;
    private final Register register;
    private final Switchboard switchboard;
    private final CallJson json;

    RestApi(Setting setting, Register register, Switchboard switchboard) {
        this.account = setting.account();
        this.clock = setting.stage().clock();
        this.register = register;
        this.switchboard = switchboard;
        this.json = new CallJson(account, clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher numbers = NUMBERS.matcher(exchange.getRequestURI().getPath());
            if (numbers.matches()) {
                numbers(exchange, numbers.group(1));
                return;
            }
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            boolean known = path.matches();
            String call = known && path.group(2) != null ? path.group(2) : "";
            if (exchange.getRequestMethod().equals("POST") && call.equals("connect")) {
                connect(exchange, path.group(1));
            } else {
                look(exchange, known ? path.group(1) : "", call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the emulated REST API failed", e);
            throw e;
        }
    }

    private void connect(HttpExchange exchange, String accountSid) throws IOException, InterruptedException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Form.body(header(exchange, "Content-Type"), body);
        Order order;
        try {
            authenticate(exchange, accountSid);
            order = new Connect(account, switchboard).read(form);
        } catch (RestProblem e) {
            refuse(exchange, form, e.refusal());
            return;
        }
        DialAnswer answer = switchboard.nextAnswer();
        Refusal refusal = answer.refusal();
        if (refusal != null) {
            Thread.sleep(answer.delay().toMillis());
            if (answer.delivery() == Delivery.LOST) {
                register.add(dial(exchange, form, null, refusal.httpStatus()));
                return;
            }
            refuse(exchange, form, refusal);
            return;
        }
        String sid = switchboard.newSid();
        Dial dial = dial(exchange, form, sid, 200);
        Line line = switchboard.open(sid, order.parties(), order.app(), dial);
        register.add(dial);
        place(exchange, line, answer);
    }

    private void place(HttpExchange exchange, Line line, DialAnswer answer) throws IOException, InterruptedException {
        Thread.sleep(answer.delay().toMillis());
        switch (answer.delivery()) {
            case SENT -> {
                try {
                    send(exchange, 200, Map.of("Call", json.placed(line)));
                } finally {
                    switchboard.ring(line);
                }
            }
            case LOST -> switchboard.ring(line);
            case AFTER_CALLBACK -> {
                switchboard.ring(line);
                line.join(WHOLE_CALL);
                send(exchange, 200, Map.of("Call", json.placed(line)));
            }
        }
    }

    private void look(HttpExchange exchange, String accountSid, String call) throws IOException {
        register.addLookup(exchange.getRequestURI().toString());
        try {
            authenticate(exchange, accountSid);
            if (!exchange.getRequestMethod().equals("GET")) {
                throw RestProblem.notFound("Only GET is possible here, and POST to Calls/connect.json");
            }
            String query = exchange.getRequestURI().getRawQuery();
            Map<String, String> fields = Form.urlencoded(query == null ? "" : query);
            send(exchange, 200, call.isEmpty() ? list(exchange, fields) : one(call, fields));
        } catch (RestProblem e) {
            send(exchange, e.refusal().httpStatus(), RestProblem.body(e.refusal()));
        }
    }

    private void numbers(HttpExchange exchange, String accountSid) throws IOException {
        register.addLookup(exchange.getRequestURI().toString());
        try {
            authenticate(exchange, accountSid);
            List<Map<String, Object>> all =
                    account.exoPhones().stream().map(RestApi::number).toList();
            send(exchange, 200, Map.of("page", 0, "page_size", 50, "incoming_phone_numbers", all));
        } catch (RestProblem e) {
            send(exchange, e.refusal().httpStatus(), RestProblem.body(e.refusal()));
        }
    }

    private static Map<String, Object> number(String exoPhone) {
        String national = PhoneNumber.national(exoPhone);
        return Map.of(
                "sid",
                national,
                "phone_number",
                "+91" + national.substring(1),
                "friendly_name",
                national,
                "capabilities",
                Map.of("voice", true, "sms", true),
                "country",
                "IN");
    }

    private Map<String, @Nullable Object> one(String sid, Map<String, String> query) throws RestProblem {
        Line line = register.line(sid).orElseThrow(() -> RestProblem.notFound("There is no call " + sid));
        boolean detailed = query.getOrDefault("details", "").equals("true");
        return Map.of("Call", detailed ? json.detailed(line) : json.now(line));
    }

    private Map<String, @Nullable Object> list(HttpExchange exchange, Map<String, String> query) throws RestProblem {
        Page page = new CallSearch(query).find(register.lines());
        String first = exchange.getRequestURI().toString().replaceAll("&?After=[^&]*", "");
        String next = first + (first.contains("?") ? "&" : "?") + "After=" + page.next();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("Total", page.total());
        metadata.put("PageSize", page.size());
        metadata.put("FirstPageUri", first);
        metadata.put("PrevPageUri", null);
        metadata.put("NextPageUri", page.next().isEmpty() ? null : next);
        return Map.of(
                "Metadata",
                metadata,
                "Calls",
                page.lines().stream().map(json::now).toList());
    }

    private void authenticate(HttpExchange exchange, String accountSid) throws RestProblem {
        String pair = account.apiKey() + ":" + account.apiToken();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (!header(exchange, "Authorization").equals(expected)) {
            throw RestProblem.unauthorized();
        }
        if (!accountSid.equals(account.sid())) {
            throw RestProblem.notFound("The requested resource was not found; letter case and .json count");
        }
    }

    private void refuse(HttpExchange exchange, Map<String, String> form, Refusal refusal) throws IOException {
        register.add(dial(exchange, form, null, refusal.httpStatus()));
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        send(exchange, refusal.httpStatus(), RestProblem.body(refusal));
    }

    private Dial dial(HttpExchange exchange, Map<String, String> form, @Nullable String sid, int status) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Dial(form, sid, clock.instant(), authorization, status);
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }
}
