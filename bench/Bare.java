import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * The ceiling: a Javalin server that reads nothing, stores nothing and answers every GET with one constant Gather
 * document. {@code java -cp target/ghanti.jar bench/Bare.java PORT}; Webhooks.java starts it so.
 */
final class Bare {
    private static final String ANSWER = """
            {"gather_prompt":{"text":"Hello Sharma Sweets. Here is a new order, number one zero four two: two samosas. \
            The total is four hundred and fifty rupees. To accept the order press one. To refuse it press zero. \
            To hear it again press nine."},"max_input_digits":1,"finish_on_key":"","input_timeout":6,"repeat_menu":2,\
            "repeat_gather_prompt":{"text":"We did not hear anything. Your new order, number one zero four two. \
            To accept it press one. To refuse it press zero. To hear it again press nine."}}""";

    public static void main(String[] args) {
        // Not left to the jar's own log settings: at DEBUG, Jetty would do little else than write log lines.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
        Handler constant = context -> context.contentType("application/json").result(answer);
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/*", constant);
                })
                .start("127.0.0.1", Integer.parseInt(args[0]));
    }
}
