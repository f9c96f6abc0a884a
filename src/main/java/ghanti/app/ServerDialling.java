package ghanti.app;

import ghanti.call.Call;
import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.FlowLibrary;
import ghanti.call.Job;
import ghanti.campaign.CampaignStore;
import ghanti.campaign.CampaignWork;
import ghanti.campaign.HeldLanes;
import ghanti.dial.Alarm;
import ghanti.dial.Breaker;
import ghanti.dial.CallingWindow;
import ghanti.dial.DialQueue;
import ghanti.dial.DialQueue.Pause;
import ghanti.dial.DialRules.NumberList;
import ghanti.dial.Dispatcher;
import ghanti.dial.HolidayFiles;
import ghanti.dial.LineWatch;
import ghanti.dial.NumberFile;
import ghanti.dial.Preparation;
import ghanti.dial.Telephony;
import ghanti.dial.Waiting;
import ghanti.exotel.ExotelAccount;
import ghanti.flow.Flow;
import ghanti.store.Database;
import ghanti.store.JdbiDialQueue;
import ghanti.store.Jobs;
import ghanti.web.Health.Check;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The dialling of a server: the dispatcher, who looks after lines, and what pauses both. */
final class ServerDialling implements AutoCloseable {

    private static final Duration BREAKER = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);

    /** Days of dials are kept for daily limits; a day in one zone may be another in another. */
    private static final Duration KEPT = Duration.ofDays(3);

    private final DialQueue queue;
    private final Waiting waiting;
    private final NumberList never;
    private final FlowLibrary flows;
    private final Dispatcher dispatcher;
    private final Jobs jobs;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "dial-watch");
        thread.setDaemon(true);
        return thread;
    });

    /** Where calls are found and changed. */
    record Desk(
            CallStore calls,
            Conversations conversations,
            FlowLibrary flows,
            Preparation preparation,
            CampaignStore campaigns,
            HeldLanes held) {}

    ServerDialling(
            Settings settings, Database database, Desk desk, Telephony telephony, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        DialSettings dial = settings.dial();
        queue = new JdbiDialQueue(database, dial.patience().origination());
        CallingWindow window = new CallingWindow(dial.window(), new HolidayFiles(settings.flows()));
        waiting = new Waiting(window);
        flows = desk.flows();
        never = dial.neverCalled().<NumberList>map(NumberFile::new).orElse(number -> Optional.empty());
        String exophone = settings.exotel().map(ExotelAccount::callerId).orElse("");
        Timer late = Timer.builder("ghanti.dial.late")
                .description("from when a call was due to when it was dialled")
                .register(meters);
        Dispatcher.Desk work = new Dispatcher.Desk(
                desk.conversations(),
                desk.flows(),
                desk.preparation(),
                (Flow flow) -> flow.exotel().callerId().orElse(exophone),
                desk.held(),
                late::record);
        dispatcher = new Dispatcher(
                        work,
                        queue,
                        telephony,
                        new Dispatcher.Rules(dial.limits(), window, never, dial.patience()),
                        clock)
                .started();
        Job watch = new LineWatch(
                new LineWatch.Desk(desk.calls(), desk.conversations(), desk.flows()),
                telephony,
                dial.patience(),
                clock);
        Job alarm = new Alarm(desk.calls(), desk.conversations(), desk.flows(), clock);
        Job campaign = new CampaignWork(desk.campaigns(), desk.conversations(), clock);
        jobs = Jobs.start(
                database,
                Jobs.Kind.DIAL,
                id -> (Alarm.isOne(id) ? alarm : CampaignWork.isOne(id) ? campaign : watch).run(id));
        Later.every(timer, BREAKER, new Breaker(queue, clock)::check);
        Later.every(timer, TIDY, () -> queue.forgetDials(clock.instant().minus(KEPT)));
        meters.gauge("ghanti.dial.lines", queue, all -> all.linesInUse(clock.instant()));
        meters.gauge("ghanti.dial.paused", this, all -> all.pause().isPresent() ? 1 : 0);
    }

    /** Looks for due calls at once. */
    void wake() {
        dispatcher.wake();
    }

    private Optional<Pause> pause() {
        Instant now = clock.instant();
        return queue.lastPause().filter(pause -> pause.until().isAfter(now));
    }

    /** Why a number is in the file of those that are never dialled, if it is. */
    Optional<String> neverInFile(String number) {
        return never.reason(number);
    }

    /** What a queued call waits for. */
    Optional<String> waitsFor(Call call) {
        return flows.version(call.request().flow(), call.request().flowVersion())
                .flatMap(flow -> waiting.what(call, flow.call(), pause(), clock.instant()));
    }

    /** A pause is told but makes nobody unready: calls under way go on. */
    Check check() {
        String detail = pause().map(pause -> "paused until " + pause.until() + ": " + pause.reason())
                .orElse("ok");
        return new Check("dialling", true, detail);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        dispatcher.close();
        jobs.close();
    }
}
