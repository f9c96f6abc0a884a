package ghanti.app;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty answers by itself, to requests that are none of our routes, as the same JSON that everything else is told in. */
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String body = "{\"title\":\"The request cannot be taken\",\"status\":" + response.getStatus()
                + ",\"detail\":\"There is nothing to be had here that way; see /docs.\"}";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
