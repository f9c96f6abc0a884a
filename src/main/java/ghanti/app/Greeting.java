package ghanti.app;

import ghanti.flow.Flow;
import ghanti.flow.Variable;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** What {@code serve} says once it runs: where, with which flows, and what is still to be set. Never a secret. */
final class Greeting {

    private final PrintStream out;
    private final Settings settings;
    private final Secrets secrets;

    Greeting(PrintStream out, Settings settings, Secrets secrets) {
        this.out = out;
        this.settings = settings;
        this.secrets = secrets;
    }

    void print(Server server) {
        out.println(
                "ghanti listens on " + settings.host() + ":" + server.port() + ", reached as " + server.publicUrl());
        out.println();
        out.println("Flows and their inputs (? = may be left out):");
        server.flows().forEach(flow -> out.println("  " + flow.name() + "  " + inputs(flow)));
        out.println();
        secrets.place("GHANTI_API_KEYS", "api-key").ifPresent(path -> out.println("The API key is in " + path + "."));
        secrets.place("GHANTI_WEBHOOK_TOKEN", "webhook-token")
                .ifPresent(path -> out.println("The token of Exotel's addresses is in " + path + "."));
        secrets.place("GHANTI_RESULT_SECRET", "result-secret")
                .ifPresent(path -> out.println("The secret that signs results is in " + path + "."));
        missing();
        out.flush();
    }

    private static String inputs(Flow flow) {
        return flow.inputs().values().stream().map(Greeting::input).collect(Collectors.joining(", "));
    }

    private static String input(Variable variable) {
        return variable.name() + ": " + variable.type().word() + (variable.optional() ? "?" : "");
    }

    private void missing() {
        if (settings.exotel().isEmpty()) {
            out.println("Not configured: an Exotel account (EXOTEL_ACCOUNT_SID and its like); nothing is dialled.");
        }
        if (settings.publicUrl().isEmpty()) {
            out.println("Not configured: PUBLIC_URL; Exotel cannot reach localhost.");
        }
        if (settings.resultUrl().isEmpty()) {
            out.println("Not configured: GHANTI_RESULT_URL; only calls with their own result_url tell their results.");
        }
    }
}
