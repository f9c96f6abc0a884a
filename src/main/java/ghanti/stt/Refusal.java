package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Complaint;
import ghanti.provider.Key;
import java.io.IOException;
import java.util.Set;
import okhttp3.Response;

/**
 * Why nothing is understood, as a sentence with the way out.
 *
 * @param passing whether the same request may be taken a little later
 */
record Refusal(String why, boolean passing) {

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /**
     * Codes that say the account is empty; they come with 402 (Deepgram) and 429 (OpenAI, Sarvam). Sources:
     * developers.deepgram.com "Errors"; docs.sarvam.ai "Errors &amp; Troubleshooting"; platform.openai.com "Error
     * codes".
     */
    private static final Set<String> NO_CREDIT = Set.of(
            "insufficient_quota", "insufficient_quota_error", "billing_hard_limit_reached", "ASR_PAYMENT_REQUIRED");

    private static final Set<String> BAD_KEY =
            Set.of("invalid_api_key", "invalid_api_key_error", "INVALID_AUTH", "INSUFFICIENT_PERMISSIONS");

    /** For an answer whose status is no success. */
    static Refusal of(Response response, Account account) {
        int status = response.code();
        Complaint complaint = complaint(response, account.key());
        String said = account.name() + " answered " + status + complaint.inBrackets();
        if (status / 100 == 3) {
            return last(said + ", a redirect, which is not followed with a key. Put the final address into "
                    + account.addressSetting() + ".");
        }
        if (status == 402 || NO_CREDIT.contains(complaint.code())) {
            return last(said + ": the account has no credit left. Fill it up, or choose another GHANTI_STT.");
        }
        if (status == 401 || status == 403 || BAD_KEY.contains(complaint.code())) {
            return last(said + ": the key in " + account.key().variable()
                    + " is wrong or may not be used for this. Put a valid one there.");
        }
        if (status == 429) {
            return new Refusal(said + ": too much is asked at once. Have the account's limit raised.", true);
        }
        if (PASSING.contains(status)) {
            return new Refusal(said + ". It has too much to do or is broken; try again later.", true);
        }
        if (status == 404 || status == 405) {
            return last(said + ": nothing is recognized at " + account.base().redact() + ". Check "
                    + account.addressSetting() + ".");
        }
        return last(
                said + ": it does not take this request. Check GHANTI_STT_MODEL and " + account.addressSetting() + ".");
    }

    private static Complaint complaint(Response response, Key key) {
        try {
            return Complaint.in(response.peekBody(Complaint.MOST_BYTES).string(), key);
        } catch (IOException e) {
            return new Complaint("", "");
        }
    }

    /** For a connection that could not be made, or broke. */
    static Refusal lost(IOException e, Account account) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        String reason = Complaint.line(message == null ? name : name + ": " + message, account.key());
        return last(
                "The connection to " + account.name() + " at " + account.base().redact() + " was lost or not made ("
                        + reason + "). Check the network and " + account.addressSetting() + ".");
    }

    private static Refusal last(String why) {
        return new Refusal(why, false);
    }
}
