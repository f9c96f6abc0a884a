package ghanti.app;

import ghanti.call.Json;
import ghanti.campaign.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti campaign}. */
@Command(
        name = "campaign",
        description =
                "Places many calls through a running server, one for each row of a file, and shows how they go. Exits 0"
                        + " when all have ended, 1 if the campaign was cancelled, 2 if a row is wrong.",
        footer = {
            "%nExamples:",
            "  ghanti campaign vendor-order-confirmation orders.csv --dry-run",
            "  ghanti campaign vendor-order-confirmation orders.csv --name Diwali",
            "  ghanti campaign --results CAMPAIGN_ID -o results.csv"
        })
final class CampaignCommand implements Callable<Integer> {

    private static final int WRONG_ROWS = 2;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLOW", description = "The flow's name.")
    private @Nullable String flow;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The rows: CSV with a header, or JSON lines where its name ends in .jsonl or .ndjson.")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "What you call the campaign.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Checks the rows and places no call.")
    private boolean dryRun;

    @Option(names = "--pause-after-load", description = "Dials nothing until --resume.")
    private boolean paused;

    @Option(names = "--status", paramLabel = "CAMPAIGN_ID", description = "Shows how a campaign stands.")
    private @Nullable String status;

    @Option(names = "--pause", paramLabel = "CAMPAIGN_ID", description = "Dials nothing more of it for now.")
    private @Nullable String pause;

    @Option(names = "--resume", paramLabel = "CAMPAIGN_ID", description = "Goes on after a pause.")
    private @Nullable String resume;

    @Option(
            names = "--cancel",
            paramLabel = "CAMPAIGN_ID",
            description = "Cancels its calls that wait; those under way go on.")
    private @Nullable String cancel;

    @Option(names = "--results", paramLabel = "CAMPAIGN_ID", description = "Writes what came of each call, as CSV.")
    private @Nullable String results;

    @Option(names = "-o", paramLabel = "FILE", description = "Where --results go (default the terminal).")
    private @Nullable Path output;

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Mixin
    private ApiClient api = new ApiClient();

    private final CampaignScreen screen = new CampaignScreen(System.out, Terminal.of(System.getenv()));

    @Override
    public Integer call() throws IOException, InterruptedException {
        long asked = Stream.of(status, pause, resume, cancel, results)
                .filter(Objects::nonNull)
                .count();
        if (asked > 1 || (asked == 1 && flow != null)) {
            throw new UsageException("campaign does one thing at a time: give FLOW and FILE, or one of --status,"
                    + " --pause, --resume, --cancel and --results");
        }
        if (results != null) {
            return results(results);
        }
        if (asked == 1) {
            return told();
        }
        return begun();
    }

    private int told() throws IOException, InterruptedException {
        Map<String, Object> campaign;
        if (status != null) {
            campaign = api.get(address(status, ""));
        } else if (pause != null) {
            campaign = api.post(address(pause, "/pause"), Map.of(), Map.of());
        } else if (resume != null) {
            campaign = api.post(address(resume, "/resume"), Map.of(), Map.of());
        } else {
            campaign = api.post(address(Objects.requireNonNull(cancel), "/cancel"), Map.of(), Map.of());
        }
        screen.state(campaign);
        return 0;
    }

    private static String address(String id, String what) {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new UsageException("\"" + id + "\" is no campaign id");
        }
        return "/v1/campaigns/" + id + what;
    }

    private int results(String id) throws IOException, InterruptedException {
        String path = address(id, "/calls.csv");
        if (output == null) {
            api.download(path, System.out);
            System.out.flush();
            return 0;
        }
        FileTrouble.checkWritable(output);
        // Whole or not at all: half a file looks like a whole one.
        Path part = output.resolveSibling(output.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                api.download(path, out);
            }
            Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return 0;
    }

    private int begun() throws IOException, InterruptedException {
        if (flow == null || file == null) {
            throw new UsageException("campaign needs FLOW and FILE. See: ghanti campaign --help");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        HttpResponse<String> response = uploaded(file, query(flow));
        Map<String, Object> answer = Json.object(response.body()).orElse(Map.of());
        long wrong = CampaignScreen.number(answer, "error_count");
        if (wrong > 0) {
            errors(answer, wrong);
            return WRONG_ROWS;
        }
        if (response.statusCode() / 100 != 2) {
            throw new UsageException(ApiProblem.sentence(response.statusCode(), response.body()));
        }
        System.out.println(count(CampaignScreen.number(answer, "rows"), "call") + duplicates(answer) + ", at least "
                + count(CampaignScreen.number(answer, "estimated_minutes"), "minute") + " at the server's pace."
                + (dryRun ? " No call was placed." : ""));
        return dryRun ? 0 : followed(answer);
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String duplicates(Map<String, Object> answer) {
        long duplicates = CampaignScreen.number(answer, "duplicates");
        return duplicates == 0 ? "" : ", " + duplicates + " of them to a number that an earlier row has too";
    }

    private int followed(Map<String, Object> taken) throws InterruptedException {
        if (paused || !order.isFollowed()) {
            System.out.println("Campaign " + taken.get("id") + " is " + taken.get("state"));
            return 0;
        }
        System.out.println("Campaign " + taken.get("id"));
        Map<String, Object> over = new CampaignFollower(api, screen, System.err).follow(taken);
        screen.end(over);
        return "finished".equals(over.get("state")) ? 0 : 1;
    }

    private String query(String wanted) {
        Map<String, String> fields = order.fields();
        fields.put("flow", wanted);
        if (name != null) {
            fields.put("name", name);
        }
        if (paused) {
            fields.put("paused", "true");
        }
        if (dryRun) {
            fields.put("dry_run", "true");
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> uploaded(Path rows, String query) throws InterruptedException, IOException {
        String ending = String.valueOf(rows.getFileName()).toLowerCase(Locale.ROOT);
        boolean json = ending.endsWith(".jsonl") || ending.endsWith(".ndjson");
        FileFormat format = json ? FileFormat.JSON_LINES : FileFormat.CSV;
        String once = order.idempotencyKey();
        // A wrong key or no server is told before a large file is sent.
        api.get("/v1/campaigns?limit=1");
        try {
            return api.upload(
                    "/v1/campaigns?" + query,
                    rows,
                    Map.of("Content-Type", format.mediaType(), "Idempotency-Key", once));
        } catch (IOException e) {
            throw new UsageException("the server on " + api.base() + " did not answer; the same command with"
                    + " --idempotency-key " + once + " finds the campaign, or takes it now");
        }
    }

    private void errors(Map<String, Object> answer, long all) {
        List<Map<?, ?>> errors = CallCommand.objects(answer.get("errors"));
        System.err.printf("%-8s %-24s %s%n", "line", "field", "what is wrong");
        errors.forEach(error ->
                System.err.printf("%-8s %-24s %s%n", error.get("line"), error.get("field"), error.get("message")));
        System.err.println(count(all, "error")
                + (errors.size() < all ? ", the first " + errors.size() + " of them above" : "")
                + " in " + count(CampaignScreen.number(answer, "rows"), "row") + ". No call was placed.");
    }
}
