package ghanti.app;

import ghanti.exotel.dashboard.Recipe;
import ghanti.exotel.dashboard.Variant;
import ghanti.exotel.dashboard.Wiring;
import ghanti.flow.Flow;
import ghanti.flow.SwitchNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti wiring}. */
@Command(
        name = "wiring",
        description = "Prints how to wire a flow in Exotel's dashboard: the boxes in their order, the whole address of"
                + " each, and which exit leads where. The addresses hold the webhook token: keep them to yourself.",
        footer = {
            "%nExamples:",
            "  ghanti wiring cod-confirmation --public-url https://calls.example",
            "  ghanti wiring cod-confirmation --voicebot"
        })
final class WiringCommand implements Callable<Integer> {

    private static final String UNREACHABLE =
            "PUBLIC_URL is not set, so these addresses are those of this machine, which Exotel cannot reach. Print them"
                    + " again with --public-url https://… before you paste them.";

    @Mixin
    private FlowArgument flow = new FlowArgument();

    @Option(
            names = "--public-url",
            defaultValue = "${env:PUBLIC_URL}",
            paramLabel = "URL",
            description = "How Exotel reaches the server, https (PUBLIC_URL; default http://localhost:PORT).")
    @Nullable
    private String publicUrl;

    @Option(
            names = "--port",
            defaultValue = "${env:PORT:-8080}",
            paramLabel = "PORT",
            description = "The server's port, where no public URL is given (PORT; default 8080).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "${env:GHANTI_DATA:-data}",
            paramLabel = "FOLDER",
            description = "The server's data folder, which keeps the generated token (GHANTI_DATA; default data).")
    private Path data = Path.of("data");

    @Option(names = "--switch", description = "Decides by SwitchCase after each Gather, not by 200 or 302.")
    private boolean switched;

    @Option(
            names = "--voicebot",
            description = "Begins with a Voicebot; the Gathers take over when its stream is lost.")
    private boolean voicebot;

    @Option(names = "--short", description = "One address for all Gathers and one for all Passthrus, without a number.")
    private boolean shorter;

    @Option(
            names = "--spare",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Turns more than the longest way needs, for callees who want to hear things again (default 0).")
    private int spare;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text for a terminal (default), markdown for a ticket.")
    private String format = "";

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("markdown")) {
            throw new UsageException("--format must be text or markdown, not \"" + format + "\"");
        }
        if (spare < 0 || spare > 50) {
            throw new UsageException("--spare must be from 0 to 50");
        }
        Map<String, String> environment = System.getenv();
        Flow linked = flow.read().flow();
        if (switched) {
            mustBeTellable(linked);
        }
        Recipe recipe = Wiring.of(
                linked, address(environment) + "/" + linked.name(), new Variant(switched, voicebot, !shorter, spare));
        String warning = given().isEmpty() ? UNREACHABLE : "";
        System.out.print(
                format.equals("markdown")
                        ? RecipeMarkdown.of(recipe, warning)
                        : new RecipeText(Terminal.of(environment)).of(recipe, warning));
        return 0;
    }

    private static void mustBeTellable(Flow flow) {
        Set<String> shared = SwitchNames.shared(flow).keySet();
        if (!shared.isEmpty()) {
            throw new UsageException("a SwitchCase cannot tell " + String.join(", ", shared)
                    + " from an end of the same name; rename what \"check\" warns of, or wire " + flow.name()
                    + " without --switch");
        }
    }

    private Optional<String> given() {
        return ServerOptions.given(publicUrl).map(ServerOptions::baseAddress);
    }

    private String address(Map<String, String> environment) {
        String token = new Secrets(environment, data).webhookTokens().get(0);
        return given().orElse("http://localhost:" + port) + "/exotel/" + token;
    }
}
