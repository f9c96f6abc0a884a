package ghanti.exotel;

import ghanti.call.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code /exotel/T/echo}: says what arrived, and proves that it knows the token. {@code doctor} asks it from outside. */
public final class EchoRoute {

    private final WebhookTokens tokens;

    public EchoRoute(WebhookTokens tokens) {
        this.tokens = tokens;
    }

    /** Adds the route. */
    public void addTo(RoutesConfig routes) {
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
            routes.addHttpHandler(method, "/exotel/{token}/echo", this::send);
        }
    }

    private void send(Context context) {
        String token = context.pathParam("token");
        if (!tokens.accept(token)) {
            context.status(404).result("");
            return;
        }
        String query = context.queryString() == null ? "" : context.queryString();
        byte[] body = Json.write(Map.of("query", query, "proof", Echo.proof(token, query)))
                .getBytes(StandardCharsets.UTF_8);
        context.res().setContentType("application/json");
        context.header("Cache-Control", "no-store");
        context.res().setContentLength(body.length);
        if (!context.req().getMethod().equals("HEAD")) {
            context.result(body);
        }
    }
}
