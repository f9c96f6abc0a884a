package ghanti.web;

import ghanti.call.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of the business under {@code /v1}, behind its bearer keys. */
public final class Api {

    private static final Logger log = LoggerFactory.getLogger(Api.class);

    private final ApiParts parts;
    private final ApiKeys keys;

    public Api(ApiParts parts, ApiKeys keys) {
        this.parts = parts;
        this.keys = keys;
    }

    /** Adds the routes and what happens to errors. */
    public void addTo(RoutesConfig routes) {
        routes.before("/v1/*", keys::authorize);
        RecordingRoutes recordings = new RecordingRoutes(parts.recordings());
        ResultRoutes results = new ResultRoutes(parts);
        new CallRoutes(parts, recordings, results).addTo(routes);
        new CampaignRoutes(parts).addTo(routes);
        recordings.addTo(routes);
        new FlowRoutes(parts.flows(), parts.endings(), parts.clock()).addTo(routes);
        new DoNotCallRoutes(parts.neverCalled(), parts.neverInFile(), parts.clock()).addTo(routes);
        results.addTo(routes);
        routes.exception(Problem.Thrown.class, (e, context) -> e.problem().send(context));
        routes.exception(HttpResponseException.class, Api::httpError);
        routes.exception(StoreException.class, (e, context) -> {
            log.error("{} {} failed: {}", context.req().getMethod(), shown(context), e.getMessage());
            context.header("Retry-After", "5");
            Problem.of(503, "The database does not answer", "Nothing was changed; try again shortly.")
                    .send(context);
        });
        routes.exception(Exception.class, (e, context) -> {
            log.error("{} {} failed", context.req().getMethod(), shown(context), e);
            Problem.of(500, "Something is broken on our side", "It is in the server's log.")
                    .send(context);
        });
    }

    /** The path without the token that Exotel's addresses carry. */
    private static String shown(Context context) {
        return context.path().replaceFirst("^/exotel/[^/]*", "/exotel/…");
    }

    private static void httpError(HttpResponseException e, Context context) {
        boolean exotel = context.path().startsWith("/exotel/");
        if (exotel) {
            context.status(e.getStatus()).result("");
        } else {
            Problem.of(e.getStatus(), title(e.getStatus()), detail(e.getStatus()))
                    .send(context);
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is no such address; see /docs.";
            case 405 -> "This address does not take that method; see /docs.";
            case 413 -> "A body may have one megabyte.";
            default -> "There is nothing to be had here that way; see /docs.";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 413 -> "Too large";
            default -> "The request cannot be taken";
        };
    }
}
