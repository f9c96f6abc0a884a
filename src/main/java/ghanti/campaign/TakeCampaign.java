package ghanti.campaign;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.Flows;
import ghanti.call.Inputs.Fault;
import ghanti.call.Outbound;
import ghanti.call.StoreException;
import ghanti.campaign.CampaignStore.Keyed;
import ghanti.campaign.RowCheck.Checked;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A business wants many calls placed: all rows are checked, then all are stored, then they are dialled from there. */
public final class TakeCampaign {

    private static final Logger log = LoggerFactory.getLogger(TakeCampaign.class);

    /** The most rows of one campaign. */
    static final int MOST_ROWS = 1_000_000;

    private static final int BATCH = 1000;
    /** Rows may be long; what is held in memory at once must not be. */
    private static final int LARGEST_BATCH = 2 * 1024 * 1024;

    private final CampaignStore store;
    private final Flows flows;
    private final Supplier<String> ids;
    private final Clock clock;

    public TakeCampaign(CampaignStore store, Flows flows, Supplier<String> ids, Clock clock) {
        this.store = store;
        this.flows = flows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What came of taking a campaign.
     *
     * @param isNew false if the key was known with the same request
     * @param conflict true if the key was known with another request
     */
    public record Taken(Campaign campaign, boolean isNew, boolean conflict) {}

    /** Checks all rows and keeps none. */
    public Findings check(Spool body, FileFormat format, CampaignOrder order) throws IOException {
        RowCheck check = new RowCheck(order, "");
        Findings.Gathering found = new Findings.Gathering();
        Rows rows = format.rows(body.read(), order.flow());
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            int line = row.get().line();
            if (found.rows() == MOST_ROWS) {
                found.error(line, new Fault(Row.WHOLE, "a campaign may have " + MOST_ROWS + " rows"));
                break;
            }
            Checked checked = check.check(row.get());
            checked.faults().stream()
                    .filter(fault -> !rows.missing().contains(fault.field()))
                    .forEach(fault -> found.error(line, fault));
            if (!row.get().isHeader()) {
                found.row();
            }
            checked.request().map(CallRequest::to).ifPresent(found::number);
        }
        if (found.rows() == 0) {
            found.error(1, new Fault(Row.WHOLE, "there is no row"));
        }
        return found.all();
    }

    /** The campaign that an Idempotency-Key stands for already. */
    public Optional<Taken> earlier(IdempotencyKey key) {
        return store.ofKey(key.key()).map(found -> earlier(found, key));
    }

    private static Taken earlier(Keyed found, IdempotencyKey key) {
        return new Taken(found.campaign(), false, !found.requestHash().equals(key.requestHash()));
    }

    /** Stores what was found to be good. Nothing of it is dialled before all of it is stored. */
    public Taken take(Source source, CampaignOrder order, @Nullable IdempotencyKey key) throws IOException {
        flows.keep(order.flow());
        Instant now = clock.instant();
        Campaign campaign = new Campaign(
                ids.get(),
                order.name(),
                order.flow().name(),
                order.flow().version(),
                CampaignState.LOADING,
                source.findings().rows(),
                source.findings().duplicates(),
                order.notBefore(),
                order.expiresAt(),
                now,
                null);
        store.begin(campaign);
        boolean opened = false;
        try {
            load(source, order, campaign);
            opened = store.open(opened(campaign, order), key);
        } finally {
            if (!opened) {
                giveUp(campaign);
            }
        }
        if (!opened && key != null) {
            return earlier(key).orElseThrow(() -> new IllegalStateException("an Idempotency-Key came and went"));
        }
        log.info("campaign {} of {} calls of {} is taken", campaign.id(), campaign.rows(), campaign.flow());
        return new Taken(opened(campaign, order), true, false);
    }

    /**
     * Where rows come from.
     *
     * @param findings of the check, which were good
     */
    public record Source(Spool body, FileFormat format, Findings findings) {}

    private static Campaign opened(Campaign loaded, CampaignOrder order) {
        return new Campaign(
                loaded.id(),
                loaded.name(),
                loaded.flow(),
                loaded.flowVersion(),
                order.paused() ? CampaignState.PAUSED : CampaignState.RUNNING,
                loaded.rows(),
                loaded.duplicates(),
                loaded.notBefore(),
                loaded.expiresAt(),
                loaded.createdAt(),
                null);
    }

    private void load(Source source, CampaignOrder order, Campaign campaign) throws IOException {
        RowCheck check = new RowCheck(order, campaign.id());
        Rows rows = source.format().rows(source.body().read(), order.flow());
        List<Outbound> batch = new ArrayList<>();
        int size = 0;
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            CallRequest request = check.check(row.get())
                    .request()
                    .orElseThrow(() -> new IllegalStateException("a row that was right is wrong now"));
            batch.add(Outbound.of(Call.fresh(ids.get(), request, campaign.createdAt()), order.flow()));
            size += row.get().characters();
            if (batch.size() == BATCH || size > LARGEST_BATCH) {
                store.add(campaign.id(), batch, clock.instant());
                batch.clear();
                size = 0;
            }
        }
        if (!batch.isEmpty()) {
            store.add(campaign.id(), batch, clock.instant());
        }
    }

    /** Whatever is not removed now is removed by the campaign's job. */
    private void giveUp(Campaign campaign) {
        try {
            Instant now = clock.instant();
            store.change(campaign.id(), Set.of(CampaignState.LOADING), CampaignState.REMOVING, now);
        } catch (StoreException e) {
            log.warn("campaign {} was not stored whole and is removed later: {}", campaign.id(), e.getMessage());
        }
    }
}
