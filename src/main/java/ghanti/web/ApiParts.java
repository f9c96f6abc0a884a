package ghanti.web;

import ghanti.call.Call;
import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.Endings;
import ghanti.call.Flows;
import ghanti.call.PlaceCall;
import ghanti.dial.DialRules.NumberList;
import ghanti.dial.DoNotCall;
import ghanti.recording.RecordingFolder;
import ghanti.result.Receivers;
import ghanti.result.ResultStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the API works on.
 *
 * @param pausedReceivers to whom this server sends no results for now
 * @param neverInFile numbers that are not dialled either
 * @param canDial whether an Exotel account is configured
 * @param waitsFor what a queued call waits for, in words
 * @param recordings where they lie
 * @param newResults looks for due results at once
 */
public record ApiParts(
        CallStore calls,
        Conversations conversations,
        PlaceCall placing,
        Flows flows,
        Endings endings,
        DoNotCall neverCalled,
        NumberList neverInFile,
        ResultStore results,
        Supplier<List<Receivers.Paused>> pausedReceivers,
        BooleanSupplier canDial,
        Function<Call, Optional<String>> waitsFor,
        RecordingFolder recordings,
        Runnable newResults,
        CampaignParts campaigns,
        Clock clock) {}
