package ghanti.app;

import ghanti.flow.Flow;
import ghanti.flow.PromptMode;
import ghanti.flow.Variable;
import ghanti.sound.Inspection;
import ghanti.sound.Inspection.Fault;
import ghanti.sound.Inspection.Finding;
import ghanti.sound.WantedClips;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
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
        sounds(server.flows());
        missing();
        out.flush();
    }

    /** Only where prompts are heard in our own voice. */
    private void sounds(Collection<Flow> flows) {
        AudioSettings audio = settings.audio();
        List<Flow> heard = flows.stream()
                .filter(flow -> flow.prompts().orElse(audio.prompts()) == PromptMode.AUDIO)
                .toList();
        if (heard.isEmpty()) {
            return;
        }
        out.println("Prompts are sounds from " + audio.folder().path() + "; what only one call says, such as names, "
                + audio.synthesizer()
                        .map(speaking -> "is made before it is dialled, by "
                                + speaking.voice(heard.get(0).defaultLanguage()).provider() + ".")
                        .orElse("is left to Exotel's voice, since nobody speaks here (GHANTI_TTS)."));
        if (!isComplete(heard)) {
            out.println("Not complete: the sounds of prompts; some will be left to Exotel's voice."
                    + " \"prompts check\" names them.");
        }
    }

    private boolean isComplete(List<Flow> heard) {
        AudioSettings audio = settings.audio();
        try {
            return new Inspection(audio.folder(), audio.synthesizer())
                    .of(new WantedClips().of(heard)).stream()
                            .map(Finding::fault)
                            .noneMatch(fault -> fault == Fault.MISSING || fault == Fault.CORRUPT);
        } catch (IOException e) {
            return false;
        }
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
