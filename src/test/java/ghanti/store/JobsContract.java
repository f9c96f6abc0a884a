package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.Job;
import ghanti.call.Outbound;
import ghanti.store.Jobs.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

abstract class JobsContract extends StoreContract {

    private final List<String> ran = new CopyOnWriteArrayList<>();

    private Job once() {
        return id -> {
            ran.add(id);
            return Optional.empty();
        };
    }

    private String scheduled(Database in) {
        Call call = fresh();
        Outbound soon = new Outbound(call, Optional.of(call.createdAt().plusMillis(1)));
        calls(in).insertOutbound(soon, null);
        return "x" + call.id();
    }

    private void await(int count) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (ran.size() < count && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(ran).hasSizeGreaterThanOrEqualTo(count);
    }

    @Test
    void aJobOutlivesTheServerThatScheduledIt() throws Exception {
        String call;
        try (Database before = openAgain()) {
            call = scheduled(before);
        }
        try (Jobs jobs = Jobs.start(database, Kind.DIAL, once())) {
            jobs.wake();
            await(1);
        }
        assertThat(ran).containsExactly(call);
    }

    @Test
    void twoServersRunAJobOnce() throws Exception {
        try (Database other = openAgain();
                Jobs one = Jobs.start(database, Kind.DIAL, once());
                Jobs two = Jobs.start(other, Kind.DIAL, once())) {
            for (int i = 0; i < 50; i++) {
                scheduled(i % 2 == 0 ? database : other);
                one.wake();
                two.wake();
            }
            await(50);
            Thread.sleep(700);
        }
        assertThat(ran).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatIsNotDoneIsAskedAgain() throws Exception {
        Job twice = id -> {
            ran.add(id);
            return ran.size() < 2 ? Optional.of(Instant.now()) : Optional.empty();
        };
        try (Jobs jobs = Jobs.start(database, Kind.DIAL, twice)) {
            scheduled(database);
            jobs.wake();
            await(2);
            Thread.sleep(700);
        }
        assertThat(ran).hasSize(2);
    }

    @Test
    void kindsDoNotTakeEachOthersJobs() throws Exception {
        try (Jobs jobs = Jobs.start(database, Kind.RESULT, once())) {
            scheduled(database);
            jobs.wake();
            Thread.sleep(700);
        }
        assertThat(ran).isEmpty();
    }
}
