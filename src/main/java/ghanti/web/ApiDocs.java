package ghanti.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /openapi.json} and the page that shows it, {@code /docs}; {@code /results.schema.json}. */
public final class ApiDocs {

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        routes.get("/openapi.json", context -> send(context, "openapi.json", "application/json"));
        routes.get("/results.schema.json", context -> send(context, "results.schema.json", "application/schema+json"));
        routes.get("/docs", context -> send(context, "docs.html", "text/html; charset=utf-8"));
    }

    private static void send(Context context, String name, String contentType) {
        try (InputStream file = ApiDocs.class.getResourceAsStream("/web/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the jar has no /web/" + name);
            }
            context.contentType(contentType).result(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
