package ghanti.web;

import ghanti.call.Json;
import io.javalin.http.Context;

/** JSON answers of the API. */
final class Answers {

    private Answers() {}

    static void json(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(Json.write(body));
    }
}
