package ghanti.app;

import ghanti.call.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti replay}. */
@Command(
        name = "replay",
        description =
                "Prints the recorded conversation of a call of a running server, and puts its inputs once more through"
                        + " its flow version: it comes out the same, or it says where not. Exits 1 if not.",
        footer = {
            "%nExamples:",
            "  ghanti replay CALL_ID",
            "  ghanti replay CALL_ID --scenario > call.yaml",
            "  ghanti emulate --scenario call.yaml"
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CALL_ID", description = "The call's id.")
    private String id = "";

    @Mixin
    private ApiClient api = new ApiClient();

    @Option(names = "--scenario", description = "Prints the call as a scenario for emulate --scenario.")
    private boolean scenario;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new UsageException("\"" + id + "\" is no call id");
        }
        Map<String, Object> call = api.get("/v1/calls/" + id);
        Map<String, Object> replay = api.get("/v1/calls/" + id + "/replay");
        if (scenario) {
            out.print(RecordedScenario.of(call, replay));
            return 0;
        }
        Terminal terminal = Terminal.of(System.getenv());
        out.println(terminal.strong(call.get("flow") + "") + " " + call.get("direction") + " "
                + terminal.faint("version " + call.get("flow_version")));
        if (call.get("turns") instanceof List<?> turns) {
            turns.forEach(turn -> print((Map<?, ?>) turn, terminal));
        }
        out.println("\nStatus   " + call.get("status"));
        out.println("Outcome  " + terminal.strong(call.get("outcome") + ""));
        out.println("Answers  " + Json.write(call.getOrDefault("answers", Map.of())));
        elsewhere(replay);
        boolean same = Boolean.TRUE.equals(replay.get("same"));
        out.println("Replay   " + (same ? "the same" : "parts at " + replay.get("difference")));
        return same ? 0 : 1;
    }

    /** What the call heard from others than the callee, which is in no turn. */
    private void elsewhere(Map<String, Object> replay) {
        if (replay.get("fetches") instanceof List<?> fetches) {
            for (Object one : fetches) {
                Map<?, ?> fetch = (Map<?, ?>) one;
                Object values = fetch.get("values");
                out.println(
                        "Fetch    " + fetch.get("node") + (values == null ? " failed" : " got " + Json.write(values)));
            }
        }
        if (replay.get("transfers") instanceof List<?> transfers) {
            for (Object one : transfers) {
                Map<?, ?> transfer = (Map<?, ?>) one;
                boolean answered = Boolean.TRUE.equals(transfer.get("answered"));
                out.println("Transfer " + transfer.get("node") + (answered ? " answered" : " not answered"));
            }
        }
    }

    private void print(Map<?, ?> turn, Terminal terminal) {
        String time = String.valueOf(turn.get("at"));
        out.println("\n" + terminal.faint(time) + "  turn " + turn.get("turn") + "  " + turn.get("node"));
        ghanti.emulator.TerminalText.wrapped(String.valueOf(turn.get("prompt")), terminal.width() - 2)
                .forEach(line -> out.println("  " + line));
        Object digits = turn.get("digits");
        Object said = turn.get("said");
        if (said != null && !"".equals(said)) {
            out.println("  " + terminal.strong("“" + said + "”"));
        }
        String pressed = said == null || "".equals(said) ? "silence" : "not clear";
        out.println("  "
                + terminal.strong(digits == null ? "no answer" : "".equals(digits) ? pressed : "[" + digits + "]"));
    }
}
