package ghanti.emulator;

import ghanti.emulator.ChainWalk.Steps;
import ghanti.emulator.LineFacts.App;
import ghanti.emulator.LineFacts.Parties;
import ghanti.emulator.stream.StreamCalls;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Opens lines and sets them going. */
final class Switchboard {
    private final Setting setting;
    private final Register register;
    private final Phonebook phonebook;
    private final Executor lineThreads;
    private final Sender sender;
    private final Speaker speaker;
    private final VoicebotTurn.Streams streams;
    private final Map<String, Chain> apps = new ConcurrentHashMap<>();
    private final Queue<DialAnswer> answers = new ConcurrentLinkedQueue<>();

    Switchboard(Setting setting, Register register, Phonebook phonebook, Executor lineThreads, Network network) {
        this.setting = setting;
        this.register = register;
        this.phonebook = phonebook;
        this.lineThreads = lineThreads;
        this.sender = network.sender();
        this.speaker = new Speaker(sender, setting.habits().greetingLimit());
        this.streams =
                new VoicebotTurn.Streams(network.streams(), setting.habits().streaming());
    }

    /** How all lines reach servers. */
    record Network(Sender sender, StreamCalls streams) {}

    void app(String id, Chain chain) {
        apps.put(id, chain);
    }

    Optional<App> app(String id) {
        return Optional.ofNullable(apps.get(id)).map(chain -> new App(id, chain));
    }

    void answerNext(DialAnswer answer) {
        answers.add(answer);
    }

    DialAnswer nextAnswer() {
        DialAnswer next = answers.poll();
        return next == null ? DialAnswer.placed() : next;
    }

    String newSid() {
        return setting.stage().sids().get();
    }

    /** A line that is known and does nothing yet. */
    Line open(String sid, Parties parties, App app, @Nullable Dial dial) {
        LineFacts facts =
                new LineFacts(sid, parties, app, dial, setting.stage().clock().instant());
        Line line = new Line(facts);
        register.add(line);
        return line;
    }

    /** Lets the person's telephone ring. */
    void ring(Line line) {
        run(line, phonebook.next(line.facts().parties().person()));
    }

    void run(Line line, Callee callee) {
        LineFacts facts = line.facts();
        LineTime time = new LineTime(setting.stage().clock(), setting.stage().tempo());
        Line.Pages pages = new Line.Pages(time, new Notebook(facts, time, setting.listener()));
        Wire wire = new Wire(facts.sid(), sender, setting.mischief(), pages);
        StatusCallback callback = new StatusCallback(facts, sender, setting.mischief(), pages);
        Steps steps = new Steps(
                new AppletParameters(facts, setting.account().tenantId(), setting.habits()),
                new GatherTurn(callee, speaker, pages),
                new VoicebotTurn(facts, setting.account(), callee, streams, pages),
                new SecondLeg(facts, setting.account(), phonebook, pages),
                callback);
        ChainWalk walk = new ChainWalk(setting.habits(), wire, speaker, pages, steps);
        lineThreads.execute(new LineRun(line, callee.pickup(), pages, new LineRun.Crew(walk, wire, callback)));
    }
}
