package ghanti.app;

import ghanti.call.Json;
import ghanti.flow.InputType;
import ghanti.flow.Variable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti call}. */
@Command(
        name = "call",
        description =
                "Places a call through a running server and shows how it goes. Exits 0 if it came to an outcome of"
                        + " the flow's own, 1 if not.",
        footer = {
            "%nExamples:",
            "  ghanti call vendor-order-confirmation +919876543210 --set order_id=1042 \\",
            "      --set \"vendor_name=शर्मा स्वीट्स\" --set amount=450",
            "  ghanti call --cancel CALL_ID"
        })
final class CallCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLOW", description = "The flow's name.")
    private @Nullable String flow;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "Whom to ring, +919876543210.")
    private @Nullable String number;

    @Option(names = "--to", paramLabel = "NUMBER", description = "The same as NUMBER.")
    private @Nullable String to;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "An input; items as \"2 समोसा, 1 चाय\".")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", description = "Prints the call as JSON when it is over, and nothing else.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Follows no longer, such as 90s or 10m; the call goes on (default to the end).")
    private @Nullable String timeout;

    @Option(names = "--cancel", paramLabel = "CALL_ID", description = "Cancels a call that has no outcome yet.")
    private @Nullable String cancel;

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Mixin
    private ApiClient api = new ApiClient();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (cancel != null) {
            return cancelled(cancel);
        }
        Optional<Duration> patience = Optional.ofNullable(timeout).map(CallCommand::duration);
        Map<String, Object> placed = place(body());
        if (!order.isFollowed()) {
            String id = String.valueOf(placed.get("id"));
            System.out.println(json ? Json.write(placed) : "Call " + id + " is " + placed.get("status"));
            return 0;
        }
        CallScreen screen = new CallScreen(json ? quiet() : System.out, Terminal.of(System.getenv()));
        Map<String, Object> last = new CallFollower(api, screen, System.err).follow(placed, patience);
        if (json) {
            System.out.println(Json.write(last));
        }
        return CallScreen.hasOwnOutcome(last) ? 0 : 1;
    }

    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private int cancelled(String id) throws IOException, InterruptedException {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new UsageException("\"" + id + "\" is no call id");
        }
        Map<String, Object> call = api.post("/v1/calls/" + id + "/cancel", Map.of(), Map.of());
        System.out.println(json ? Json.write(call) : "Call " + id + " is " + call.get("status"));
        return 0;
    }

    private Map<String, Object> body() throws IOException, InterruptedException {
        String called = Objects.requireNonNullElse(to, Objects.requireNonNullElse(number, ""));
        if (flow == null || called.isBlank()) {
            throw new UsageException("call needs FLOW and NUMBER. See: ghanti call --help");
        }
        if (to != null && number != null && !to.equals(number)) {
            throw new UsageException("one call rings one number: give NUMBER or --to, not both");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("flow", flow);
        body.put("to", called);
        body.put("inputs", inputs(flow));
        body.putAll(order.fields());
        return body;
    }

    /** What is typed is text; only the server's flow says of which type it is. What it does not know it will refuse. */
    private Map<String, Object> inputs(String name) throws IOException, InterruptedException {
        Map<String, InputType> types = set.isEmpty() ? Map.of() : types(name);
        Map<String, Object> inputs = new LinkedHashMap<>();
        set.forEach((input, text) -> {
            InputType type = types.getOrDefault(input, InputType.TEXT);
            if (!text.isEmpty()) {
                inputs.put(
                        input,
                        types.containsKey(input) ? ExampleInputs.read(new Variable(input, type, false), text) : text);
            }
        });
        return inputs;
    }

    private Map<String, InputType> types(String name) throws IOException, InterruptedException {
        Map<String, InputType> types = new LinkedHashMap<>();
        for (Map<?, ?> known : objects(api.get("/v1/flows").get("flows"))) {
            if (name.equals(known.get("name"))) {
                objects(known.get("inputs"))
                        .forEach(input -> InputType.of(String.valueOf(input.get("type")))
                                .ifPresent(type -> types.put(String.valueOf(input.get("name")), type)));
            }
        }
        return types;
    }

    static List<Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream()
                        .<Map<?, ?>>map(one -> one instanceof Map<?, ?> map ? map : Map.of())
                        .toList()
                : List.of();
    }

    private Map<String, Object> place(Map<String, Object> body) throws InterruptedException {
        String once = order.idempotencyKey();
        try {
            return api.post("/v1/calls", body, Map.of("Idempotency-Key", once));
        } catch (IOException e) {
            throw new UsageException("the server on " + api.base() + " took the request and did not answer; the same"
                    + " command with --idempotency-key " + once + " finds the call, or places it now");
        }
    }

    private static Duration duration(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smh]")) {
            throw new UsageException("--timeout must be a time such as 90s, 10m or 2h, not \"" + text + "\"");
        }
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
