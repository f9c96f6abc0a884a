package ghanti.exotel;

import ghanti.sound.Sounds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/**
 * {@code /audio/<hash>.wav}: prompts as WAV files. The name of a file is the hash of all that shapes it, so whoever has it may keep
 * it for ever.
 */
public final class AudioRoute {

    private static final String WAV = ".wav";

    private final Sounds sounds;

    public AudioRoute(Sounds sounds) {
        this.sounds = sounds;
    }

    /** Adds the route. */
    public void addTo(RoutesConfig routes) {
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST)) {
            routes.addHttpHandler(method, "/audio/{file}", this::send);
        }
    }

    private void send(Context context) {
        String file = context.pathParam("file");
        String hash = file.endsWith(WAV) ? file.substring(0, file.length() - WAV.length()) : "";
        Optional<byte[]> wav = sounds.wav(hash);
        if (wav.isEmpty()) {
            context.status(404).result("");
            return;
        }
        String tag = '"' + hash + '"';
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("ETag", tag);
        context.res().setContentType("audio/wav");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        // Said outright, so that HEAD and GET have it alike and nothing is chunked.
        context.res().setContentLength(wav.get().length);
        if (!context.req().getMethod().equals("HEAD")) {
            context.result(wav.get());
        }
    }
}
