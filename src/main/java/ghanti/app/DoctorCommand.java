package ghanti.app;

import ghanti.call.Json;
import ghanti.doctor.AccountCheck;
import ghanti.doctor.DatabaseCheck;
import ghanti.doctor.Finding;
import ghanti.doctor.Finding.Level;
import ghanti.doctor.Probe;
import ghanti.doctor.PublicUrlCheck;
import ghanti.doctor.ResultUrlCheck;
import ghanti.exotel.DialWay;
import ghanti.fetch.FetchHosts;
import ghanti.flow.Flow;
import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowFolder.Source;
import ghanti.sound.AudioFolder.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti doctor}. */
@Command(
        name = "doctor",
        description =
                "Looks at settings, database, flows, the Exotel account and the public address, with the settings of"
                        + " serve, and says what to do about each finding. Changes nothing and dials nobody. Exits 1 if calls"
                        + " would fail.",
        footer = {
            "%nExamples:",
            "  ghanti doctor                       with the settings of this shell",
            "  ghanti doctor --json                for a monitor"
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Mixin
    private SpeechOptions speech = new SpeechOptions();

    @Option(names = "--json", description = "Prints the findings as JSON.")
    private boolean json;

    private final OkHttpClient http = new OkHttpClient();
    private final Probe probe = new Probe(http, Clock.systemUTC());
    private final Map<String, String> environment = System.getenv();

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = findings();
        if (json) {
            System.out.println(Json.write(Map.of(
                    "findings", findings.stream().map(DoctorCommand::view).toList())));
        } else {
            new DoctorTable(Terminal.of(environment)).lines(findings).forEach(System.out::println);
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.FAIL) ? 1 : 0;
    }

    private static Map<String, Object> view(Finding finding) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("check", finding.check());
        view.put("level", finding.level().word());
        view.put("detail", finding.detail());
        view.put("way_out", finding.wayOut());
        return view;
    }

    private List<Finding> findings() throws IOException {
        Secrets secrets = Secrets.unkept(environment, options.data);
        Settings settings;
        try {
            settings = options.settings(environment, secrets);
            speech.recognizer(environment);
        } catch (UsageException | IllegalArgumentException e) {
            return List.of(
                    Finding.fail("settings", String.valueOf(e.getMessage()), "correct it and ask again"),
                    Finding.skipped("all else", "needs settings that can be read", ""));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("settings", "can be read"));
        findings.addAll(new DatabaseCheck(settings.databaseUrl(), settings.data()).findings());
        FlowFolder.Contents flows = Server.read(settings.flows());
        findings.add(flows(settings, flows));
        findings.addAll(fetches(settings, flows));
        findings.addAll(account(settings, flows));
        findings.addAll(new PublicUrlCheck(
                        probe, place(settings, secrets), UUID.randomUUID().toString())
                .findings());
        findings.addAll(new ResultUrlCheck(probe, settings.resultUrl()).findings());
        return findings;
    }

    private static Finding flows(Settings settings, FlowFolder.Contents flows) {
        List<String> errors = flows.problems().stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .toList();
        String folder = settings.flows().toString();
        if (!errors.isEmpty()) {
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            return Finding.fail("flows", errors.get(0) + more, "\"check --flows " + folder + "\" tells every problem");
        }
        int warnings = flows.problems().size();
        String all = flows.flows().size() + " in " + folder + " can run";
        return warnings == 0
                ? Finding.ok("flows", all)
                : Finding.ok("flows", all + "; \"check\" has " + warnings + " warnings about them");
    }

    private static List<Finding> fetches(Settings settings, FlowFolder.Contents flows) {
        List<Flow> all = flows.flows().values().stream().map(Source::flow).toList();
        return new FetchHosts(settings.fetchHosts())
                .unnamedIn(all).stream()
                        .map(sentence -> Finding.warn("flows", sentence, "name the host in GHANTI_FETCH_HOSTS"))
                        .toList();
    }

    private List<Finding> account(Settings settings, FlowFolder.Contents flows) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Map<String, String> apps = new LinkedHashMap<>();
        settings.exotel().ifPresent(account -> {
            numbers.put(account.callerId(), "EXOTEL_CALLER_ID");
            account.voicebotNumber().ifPresent(number -> numbers.putIfAbsent(number, "EXOTEL_VOICEBOT_NUMBER"));
            if (account.way() == DialWay.APP) {
                apps.put(account.appId(), "EXOTEL_APP_ID");
            }
        });
        flows.flows().values().forEach(source -> {
            Flow flow = source.flow();
            flow.exotel().callerId().ifPresent(number -> numbers.putIfAbsent(number, "flow " + flow.name()));
            flow.exotel().app().ifPresent(app -> apps.putIfAbsent(app, "flow " + flow.name()));
        });
        return new AccountCheck(probe, settings.exotel(), numbers, apps).findings();
    }

    private PublicUrlCheck.Place place(Settings settings, Secrets secrets) throws IOException {
        boolean unborn = secrets.place("GHANTI_WEBHOOK_TOKEN", "webhook-token")
                .filter(Files::notExists)
                .isPresent();
        boolean everywhere =
                settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String local = "http://" + (everywhere ? "localhost" : settings.host()) + ":" + settings.port();
        return new PublicUrlCheck.Place(
                settings.publicUrl().orElse("http://localhost:" + settings.port()),
                settings.publicUrl().isPresent(),
                unborn ? Optional.empty() : Optional.of(settings.webhookTokens().get(0)),
                local,
                sound(settings));
    }

    private static Optional<String> sound(Settings settings) throws IOException {
        return settings.audio().folder().recorded().stream()
                .map(Recorded::file)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> "/audio/" + file.getFileName());
    }
}
