package ghanti.app;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.net.BindException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Javalin as ghanti wants it. */
final class HttpServer {

    /** A CustomField of 7 kB, escaped, with everything else Exotel sends. */
    private static final int LARGEST_HEADER = 64 * 1024;

    private static final long LARGEST_BODY = 1024 * 1024;
    private static final long PATIENCE_AT_THE_END_MS = 5_000;

    private HttpServer() {}

    static Javalin create(Settings settings, Consumer<RoutesConfig> routes) {
        return Javalin.create(config -> {
            configure(config, settings);
            routes.accept(config.routes);
        });
    }

    private static void configure(JavalinConfig config, Settings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.http.maxRequestSize = LARGEST_BODY;
        // Exotel's applets want plain bodies with a length.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.generateEtags = false;
        config.jetty.modifyServer(server -> {
            server.setHandler(new GracefulHandler());
            server.setErrorHandler(new PlainErrors());
            server.setStopTimeout(PATIENCE_AT_THE_END_MS);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(LARGEST_HEADER);
            http.setSendServerVersion(false);
            // Brackets and quotes may come as they are; nothing here maps an address to a file.
            http.setUriCompliance(UriCompliance.UNSAFE);
        });
    }

    /** A sentence instead of a stack trace where the port is taken. */
    static RuntimeException explained(RuntimeException e, Settings settings) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new UsageException("port " + settings.port() + " on " + settings.host()
                        + " is taken or not allowed; choose another with --port or PORT");
            }
        }
        return e;
    }
}
