package ghanti.doctor;

import ghanti.doctor.Probe.Answer;
import ghanti.doctor.Probe.Nothing;
import ghanti.doctor.Probe.Seen;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/** Whether there is somebody where results are posted. Nothing is posted: a HEAD says nothing to a business. */
public final class ResultUrlCheck {

    private static final String CHECK = "result address";

    private final Probe probe;
    private final Optional<URI> url;

    public ResultUrlCheck(Probe probe, Optional<URI> url) {
        this.probe = probe;
        this.url = url;
    }

    /** Asks. Whatever is answered, somebody is there. */
    public List<Finding> findings() {
        if (url.isEmpty()) {
            return List.of(Finding.warn(
                    CHECK,
                    "none is set; only calls with a result_url of their own tell their results",
                    "set GHANTI_RESULT_URL, unless each call names one"));
        }
        Seen seen =
                probe.ask(new Request.Builder().url(url.get().toString()).head().build());
        if (seen instanceof Nothing nothing) {
            return List.of(Finding.warn(
                    CHECK,
                    url.get().getHost() + " cannot be reached: " + nothing.message(),
                    "results wait and are tried for 24 hours; let this machine reach it"));
        }
        Answer answer = (Answer) seen;
        return answer.isRedirect()
                ? List.of(Finding.warn(
                        CHECK,
                        "answers with a redirect (HTTP " + answer.status() + "), which is not followed",
                        "set GHANTI_RESULT_URL to where it ends"))
                : List.of(Finding.ok(CHECK, url.get().getHost() + " answers"));
    }
}
